"""A document's paragraphs and tables become statements, one a figure; and what it says of itself."""

from ipstats.reading.directions import find_directions
from ipstats.reading.explanation import Explanation, explain, explain_at
from ipstats.reading.extraction import extract, extract_statements, read, read_file
from ipstats.reading.indicator_names import normalized_name
from ipstats.reading.nearest import nearest_indicator
from ipstats.reading.profile import Profile, find_profile
from ipstats.reading.quotes import AT_HAND, Quote, find_quotes, with_sentences
from ipstats.reading.reasons import OPEN
from ipstats.reading.result import Reading
from ipstats.reading.tasks import find_tasks

__all__ = [
    "AT_HAND", "OPEN", "Explanation", "Profile", "Quote", "Reading", "explain", "explain_at", "extract",
    "extract_statements", "find_directions", "find_profile", "find_quotes", "find_tasks", "nearest_indicator",
    "normalized_name", "read", "read_file", "with_sentences",
]  # fmt: skip
