"""Words and figures in the languages of charts and pages."""

import lazy_loader

# A name is imported when it is first used (the names stand in __init__.pyi): to list the languages takes no pandas.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
