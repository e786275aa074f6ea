"""Names of regions and indicators in a language, as the data has them."""

from ipstats.dataset import Dataset


def region_name(data: Dataset, region: str, lang: str) -> str:
    """A region's name in a language, or its id where regions.csv does not know it."""
    return data.regions.set_index("region")[f"name_{lang}"].get(region, region)


def indicator_name(data: Dataset, code: str, lang: str) -> str:
    """An indicator's name in a language, or its code where indicators.csv does not know it."""
    return data.indicators.set_index("code")[f"name_{lang}"].get(code, code)
