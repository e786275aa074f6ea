"""Signs, numbers, units and years as documents print them."""

from ipstats.text.marks import NOTE_MARKS, POWER, RAISED
from ipstats.text.normalization import (
    CONTROLS,
    as_printed,
    as_seen,
    find_invisible,
    normalize,
    without_controls,
)  # fmt: skip
from ipstats.text.numbers import ABOUT, AT_LEAST, AT_MOST, EQUAL, Quantity, as_quantity, find_quantities, parse_quantity
from ipstats.text.numerals import numeral
from ipstats.text.periods import Horizon, Period, find_periods
from ipstats.text.units import known_units

__all__ = [
    "ABOUT", "AT_LEAST", "AT_MOST", "CONTROLS", "EQUAL", "NOTE_MARKS", "POWER", "RAISED", "Horizon", "Period", "Quantity",
    "as_printed", "as_quantity", "as_seen", "find_invisible", "find_periods", "find_quantities", "known_units",
    "normalize", "numeral", "parse_quantity", "without_controls",
]  # fmt: skip
