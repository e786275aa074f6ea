"""By how many residents a count is divided. Numbers in, numbers out."""

import pandas as pd

RESIDENTS = ("residents_year", "baseline_residents_year", "target_residents_year")
MOST_YEARS = 10  # from the year wanted, as far as one census is from the next
EDITIONS = {"first published": 0, "census of 2020": 1}  # every other edition after them


def residents_for(population: pd.DataFrame, regions: pd.Series, years: pd.Series) -> pd.DataFrame:
    """The residents by which figures of these regions and years are divided, a row each: people and residents_year.

    They are those at the end of the year before, as they were first published: offices divide by them, so a rate that
    is computed can stand beside one that is printed. Where that year is not known it is the year nearest to it, of two
    as near the earlier, at most ten years off; both are missing where there is none.

    >>> population = pd.DataFrame({"region": "hegang", "year": [2018, 2020], "people": [9e5, 8e5], "vintage": None})
    >>> residents_for(population, pd.Series(["hegang"] * 3), pd.Series([2020, 2021, 2025]))["residents_year"].tolist()
    [2018, 2020, 2020]
    """
    edition = population["vintage"].map(EDITIONS).fillna(len(EDITIONS))
    known = population.assign(edition=edition).sort_values("edition", kind="stable").drop_duplicates(["region", "year"])
    known = known[["region", "year", "people"]].rename(columns={"year": "residents_year"})
    wanted = pd.DataFrame({"region": regions, "wanted": years.astype("Int64") - 1}).rename_axis("row").reset_index()
    pairs = wanted.dropna().merge(known, on="region")
    off = pairs["residents_year"] - pairs["wanted"]
    pairs = pairs.assign(off=off, far=off.abs())[off.abs() <= MOST_YEARS]
    nearest = pairs.sort_values(["far", "off"]).drop_duplicates("row").set_index("row")
    nearest = nearest[["people", "residents_year"]].reindex(regions.index)
    return nearest.astype({"people": "float64", "residents_year": "Int64"})


def residents_years(*tables: pd.DataFrame) -> list[int]:
    """The years of the residents by which levels were divided, in rows as `compare` and `compare_observations` give
    them."""
    years = (rows[name].dropna() for rows in tables for name in RESIDENTS if name in rows)
    return sorted({int(year) for column in years for year in column})
