"""A file of any kind becomes paragraphs and tables."""

from ipstats.documents.cells import FIGURES, NOTHING, Cell, fits_role, is_value, join_cells, regroup, role_of
from ipstats.documents.document import Document, Paragraph, Table, parse_text, read_document

__all__ = [
    "FIGURES",
    "NOTHING",
    "Cell",
    "Document",
    "Paragraph",
    "Table",
    "fits_role",
    "is_value",
    "join_cells",
    "parse_text",
    "read_document",
    "regroup",
    "role_of",
]
