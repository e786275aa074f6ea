"""Figures of Chinese intellectual-property plans, as one tidy table.

The modules in the order in which a figure meets them; each imports only those before it:

    errors, folders                                    what all of them use
    text, units, quantity, period                      signs, numbers and years as documents print them
    observations, dataset, export                      the data package in data/, tables as files
    files, cells, document                             a file becomes text, and text paragraphs and tables
    matching, statement, grammar, sentence             names, the unit of all data, the words around a figure
    table_layout, table_reader                         tables become statements
    naming, prose_reader, extraction                   paragraphs too
    targets, growth, progress, checks, build           statements become targets.csv, and what became of them
    comparison, implied, audit                         plans compared, what growth implies, what remains to be checked
    wording, charts                                    targets become pictures
    workbook, bundle                                   and tables to hand on
    quotes, directions, telling, shown                 the plan's own words, and what a notebook can show
    views, standing, across, exploring                 one plan, where it stands, several plans, controls to choose
    notebook, webfont, page, index, report, cli        notebooks become reports
"""

from ipstats import progress
from ipstats.build import build_targets
from ipstats.checks import find_conflicts
from ipstats.dataset import Dataset, load
from ipstats.errors import BadInput, UnknownName, UnreadableDocument
from ipstats.extraction import extract
from ipstats.growth import annual_growth
from ipstats.quantity import Quantity, parse_quantity

__all__ = [
    "BadInput",
    "Dataset",
    "Quantity",
    "UnknownName",
    "UnreadableDocument",
    "annual_growth",
    "build_targets",
    "extract",
    "find_conflicts",
    "load",
    "parse_quantity",
    "progress",
]
