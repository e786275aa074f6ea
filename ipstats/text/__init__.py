"""Signs, numbers, units and years as documents print them."""

from ipstats.text.normalization import as_printed, find_invisible, normalize, without_invisible
from ipstats.text.numbers import AT_LEAST, AT_MOST, EQUAL, Quantity, as_quantity, find_quantities, parse_quantity
from ipstats.text.periods import Horizon, Period, find_periods
from ipstats.text.units import known_units

__all__ = [
    "AT_LEAST", "AT_MOST", "EQUAL", "Horizon", "Period", "Quantity", "as_printed", "as_quantity", "find_invisible",
    "find_periods", "find_quantities", "known_units", "normalize", "parse_quantity", "without_invisible",
]  # fmt: skip
