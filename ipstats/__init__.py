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

from ipstats.analysis import annual_growth, build_targets, find_conflicts, progress
from ipstats.data import Dataset, load
from ipstats.errors import BadInput, UnknownName, UnreadableDocument
from ipstats.reading import explain, extract
from ipstats.text import Quantity, parse_quantity

__all__ = [
    "BadInput", "Dataset", "Quantity", "UnknownName", "UnreadableDocument", "annual_growth", "build_targets",
    "explain", "extract", "find_conflicts", "load", "parse_quantity", "progress",
]  # fmt: skip
