"""Figures of Chinese intellectual-property plans, as one tidy table.

The modules in the order in which a figure meets them; each imports only those before it:

    errors, folders                                    what all of them use
    text, units, quantity, period                      signs, numbers and years as documents print them
    observations, dataset, ready, export               the data package in data/, tables as files
    files, cells, text_tables, document                a file becomes text, and text paragraphs and tables
    matching, statement, doubts, grammar, sentence     names, the unit of all data, the words around a figure
    table_layout, table_reader                         tables become statements
    naming, prose_reader, extraction                   paragraphs too
    targets, growth, progress, checks, build           statements become targets.csv, and what became of them
    imprint, adding                                    a new document becomes data
    comparison, implied, audit, labels                 plans compared, what growth implies, what remains to be checked
    wording, subjects, charts                          what there is to report on; targets become pictures
    workbook, bundle                                   and tables to hand on
    look, quotes, directions, telling, shown           the plan's own words, and what a notebook can show
    views, evidence, standing                          one plan, what it says and where, and where it stands
    across, worklist, exploring                        several plans, what remains to be done, controls to choose
    job, warm, notebook, webfont, page                 a notebook runs and becomes a page
    making, worker, pool                               several at a time, each in a process of its own
    key, shelf, index, report, cli, preload            only what changed, put where readers find it
"""

from importlib import import_module

from ipstats import progress
from ipstats.checks import find_conflicts
from ipstats.dataset import Dataset
from ipstats.errors import BadInput, UnknownName, UnreadableDocument
from ipstats.growth import annual_growth
from ipstats.quantity import Quantity, parse_quantity
from ipstats.ready import load

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

_ON_DEMAND = {"build_targets": "ipstats.build", "extract": "ipstats.extraction"}  # readers and validators load slowly


def __getattr__(name: str):
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ON_DEMAND[name]), name)
