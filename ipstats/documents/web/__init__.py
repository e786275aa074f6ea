"""Web pages: what a reader of the page sees, without menus and what is hidden."""
