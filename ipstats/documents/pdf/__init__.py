"""PDF files: letters and rules of pages become lines and tables."""
