"""The overview at the top of a region's page: a few figures of the plan, each with what it is."""

from ipstats.analysis import count_places, find_conflicts, known_of_nation, main_targets, most_shared
from ipstats.data import Dataset, indicator_name
from ipstats.messages import dated_target, message, rate_text, target_text
from ipstats.views.html import Html, definitions
from ipstats.views.progress import own_and_national


def key_figures(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """Three or four figures that matter; None for a plan without targets."""
    if data.targets.empty:
        return None
    pairs = (_size(data, lang), _steepest(data, lang), _common(everything, data, lang), _beside(everything, data, lang))
    return definitions([pair for pair in pairs if pair], message("overview", lang))


def _size(data: Dataset, lang: str) -> tuple[str, str]:
    wanted = data.statements[data.statements["status"] == "target"]
    counts = {
        "overview_baselines": int(data.targets["baseline"].notna().sum()),
        "overview_unnamed": wanted.loc[wanted["indicator"].isna(), "name"].nunique(),
        "overview_conflicts": len(find_conflicts(data.statements)),
    }
    texts = [message(key if count else f"{key}_none", lang).format(count) for key, count in counts.items()]
    return str(len(main_targets(data.targets))), "".join((message("overview_size", lang), *texts))


def _steepest(data: Dataset, lang: str) -> tuple[str, str] | None:
    """The indicators that have to grow fastest; by the stated rates where no rate could be computed."""
    for column in ("planned_growth", "stated_growth"):
        rows = data.targets[data.targets[column].notna() & (data.targets[column] == data.targets[column].max())]
        if len(rows):
            comma = message("comma", lang)
            names = comma.join(indicator_name(data, code, lang) for code in rows["indicator"])
            rates = comma.join(dict.fromkeys(rate_text(row, column, lang) for row in rows.itertuples()))
            return rates, message(f"overview_{column}", lang).format(names)
    return None


def _common(everything: Dataset, data: Dataset, lang: str) -> tuple[str, str] | None:
    """The target that most other regions set too."""
    own = main_targets(data.targets)
    found = most_shared(count_places(everything.targets), own)
    if found is None:
        return None
    position, count = found
    row = own.iloc[position]
    name = indicator_name(data, row["indicator"], lang)
    return target_text(row, lang), message("overview_common", lang).format(name, row["target_year"], count)


def _beside(everything: Dataset, data: Dataset, lang: str) -> tuple[str, str] | None:
    """The first target that a plan of the nation of that time has too, in one unit."""
    for code in (code for code in data.targets["indicator"] if known_of_nation(everything, code)):
        targets, national = own_and_national(code, everything, data)
        if len(targets) and national["target"].notna().any():
            own, nation = targets.iloc[0], national[national["target"].notna()].iloc[0]
            name = indicator_name(data, code, lang)
            words = message("overview_nation", lang).format(name, own["target_year"], dated_target(nation, lang))
            return ("≈" if own["converted"] else "") + target_text(own, lang), words
    return None
