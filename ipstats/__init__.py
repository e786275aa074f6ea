"""Figures of Chinese intellectual-property plans, as tidy tables.

The wings, from the ground up; each imports only from those above it here:

text        signs, numbers, units and years as documents print them
messages    words and figures in the languages of charts and pages
documents   a file becomes paragraphs and tables
data        the data package in data/: tables in, checked, corrected, and out again
reading     paragraphs and tables become statements: one figure for one indicator each
analysis    statements become targets; growth, progress, comparison, conflicts
charts      a tidy frame in, matplotlib Axes out
views       what notebooks show, a module for each
production  notebooks run and become pages, only where something changed
"""

import lazy_loader

# A name is imported when it is first used (the names stand in __init__.pyi): `ipstats --help` needs no pandas.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
