"""The data package in data/: its tables read, checked, corrected and changed, and tables as files."""

import lazy_loader

# A name is imported when it is first used (the names stand in __init__.pyi): who writes no workbook needs no openpyxl.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
