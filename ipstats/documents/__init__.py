"""A file of any kind becomes paragraphs and tables."""

from ipstats.documents.blocks import Document, Paragraph, Table
from ipstats.documents.cells import FIGURE_ROLES, NOTHING, Cell, join_cells, role_of
from ipstats.documents.content import Picture, SheetRows
from ipstats.documents.document import parse_text, read_document
from ipstats.documents.files import documents_in, read_rows
from ipstats.documents.plain_text.lone_cells import regroup
from ipstats.documents.plain_text.running_text import FRONT_MATTER

__all__ = [
    "FIGURE_ROLES", "FRONT_MATTER", "NOTHING", "Cell", "Document", "Paragraph", "Picture", "SheetRows", "Table",
    "documents_in", "join_cells", "parse_text", "read_document", "read_rows", "regroup", "role_of",
]  # fmt: skip
