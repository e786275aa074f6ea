"""Word documents, read from their parts as Word shows them."""
