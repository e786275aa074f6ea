"""Signs, numbers, units and years as documents print them."""

from ipstats.text.normalization import as_printed, normalize
from ipstats.text.numbers import ABOUT, AT_LEAST, AT_MOST, EQUAL, Quantity, as_quantity, find_quantities, parse_quantity
from ipstats.text.periods import Horizon, Period, find_periods
from ipstats.text.units import known_units

__all__ = [
    "ABOUT", "AT_LEAST", "AT_MOST", "EQUAL", "Horizon", "Period", "Quantity", "as_printed", "as_quantity", "find_periods",
    "find_quantities", "known_units", "normalize", "parse_quantity",
]  # fmt: skip
