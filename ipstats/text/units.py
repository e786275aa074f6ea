"""Units as documents print them: data/units.csv, and what is put together of its rows."""

import csv
import re
from functools import cache

from ipstats.errors import BadInput
from ipstats.paths import data_folder

_OTHER_NAME = re.compile(r"\([^()]*\)$|/[套册]$")  # 件(套), 卷(册), 件/套: the same things counted under two words
_PARTS = re.compile(r"(?P<unit>[^/每]+)[/每](?P<per>.+)")


@cache
def known_units() -> dict[str, dict[str, str]]:
    """Unit as printed → its row of units.csv: unit (the base unit), factor, name_en.

    Raises BadInput where there is no such table in the data folder.
    """
    path = data_folder() / "units.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = {row["printed"]: row for row in csv.DictReader(file) if row["unit"] and row["factor"]}
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise BadInput(f"{path}: cannot be read ({error}); put it back, as `ipstats init FOLDER` writes it") from error
    return rows


@cache
def base_of(printed: str) -> tuple[str, str]:
    """The base unit of a unit as printed, and how many of it one is.

    Raises KeyError where the unit is neither in units.csv nor put together of units that are.

    >>> base_of("公斤"), base_of("微克每立方米"), base_of("元/人·月"), base_of("件(套)")
    (('公斤', '1'), ('微克/立方米', '1'), ('元/人·月', '1'), ('件', '1'))
    """
    if row := known_units().get(printed) or known_units().get(_OTHER_NAME.sub("", printed)):
        return row["unit"], row["factor"]
    parts = _PARTS.fullmatch(printed)
    if not parts:
        raise KeyError(printed)
    unit, factor = base_of(parts["unit"])
    per = (
        known_units().get(parts["per"]) if parts["per"] != "户" else None
    )  # a household, where firms are counted alone
    return f"{unit}/{per['unit'] if per else parts['per']}", factor
