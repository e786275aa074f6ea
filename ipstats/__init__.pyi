from .analysis import annual_growth, build_targets, find_conflicts, progress
from .data import Dataset, load
from .errors import BadInput, UnknownName, UnreadableDocument
from .reading import explain, extract
from .text import Quantity, parse_quantity

__all__ = [
    "BadInput", "Dataset", "Quantity", "UnknownName", "UnreadableDocument", "annual_growth", "build_targets",
    "explain", "extract", "find_conflicts", "load", "parse_quantity", "progress",
]  # fmt: skip
