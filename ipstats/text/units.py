"""Units as documents print them: data/units.csv."""

import csv
from functools import cache

from ipstats.paths import data_folder


@cache
def known_units() -> dict[str, dict[str, str]]:
    """Unit as printed → its row of units.csv: unit (the base unit), factor, name_en."""
    with (data_folder() / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["printed"]: row for row in csv.DictReader(file)}
