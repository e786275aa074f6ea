"""Excel workbooks and CSV files: sheets become tables as Excel shows them."""
