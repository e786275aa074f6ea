"""What a plan says in so many words: where its figures disagree or were read with doubt, what it reports as reached, and
where each figure stands. Like those of city_report, each takes the data of one region and returns something Jupyter
shows."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from ipstats.analysis import SUBJECT_COLUMNS, find_conflicts, implied_levels
from ipstats.data import Dataset
from ipstats.messages import message, quantity_text
from ipstats.reading import Quote, find_quotes
from ipstats.views.cell_text import (
    doubts_text,
    indicator_text,
    place_text,
    stacked,
    statement_text,
    status_and_years,
    years_text,
)
from ipstats.views.html import Html, paragraph, table


def conflicts(data: Dataset, lang: str) -> Html | None:
    """Figures of the plan that do not agree with each other; a sentence where all agree, None where it has none."""
    if data.statements.empty:
        return None
    found = find_conflicts(data.statements)
    rows = [
        {
            "indicator": indicator_text(row, data, lang),
            "figure_for": status_and_years(row, lang),
            "figures": stacked(alternatives(row, data.statements, lang)),
        }
        for row in found.itertuples()
    ]
    return table(rows, lang, "conflicts", whole=("figure_for",)) or paragraph(message("no_conflict", lang))


def doubts(data: Dataset, lang: str) -> Html | None:
    """Figures that were read with doubt, and why; a sentence where there is none, None for a plan without figures."""
    if data.statements.empty:
        return None
    rows = [
        _printed(row, lang) | {"doubt": doubts_text(row.doubt, lang), "place": _place(row, lang)}
        for row in data.statements[data.statements["doubt"].notna()].itertuples()
    ]
    return table(rows, lang, "doubts", whole=("printed", "figure_for")) or paragraph(message("no_doubt", lang))


def _printed(row: Any, lang: str) -> dict[str, Any]:
    return {"name": row.name, "printed": row.printed, "figure_for": status_and_years(row, lang)}


def _place(row: Any, lang: str) -> Markup:
    """The section, and on a line of its own the characters from which to which a figure stands."""
    at = "" if pd.isna(row.start) else message("characters", lang).format(row.start, row.end)
    return stacked((place_text(row.section), at))


def alternatives(conflict: Any, statements: pd.DataFrame, lang: str) -> list[str]:
    """The figures that contradict each other, each as printed, with where it stands."""
    same = statements["value"].notna()
    for key in (key for key in SUBJECT_COLUMNS if hasattr(conflict, key)):
        same &= (statements[key] == getattr(conflict, key)).fillna(pd.isna(getattr(conflict, key)))
    return [_alternative(row, lang) for row in statements[same].drop_duplicates("value").itertuples()]


def _alternative(row: Any, lang: str) -> str:
    at = "" if pd.isna(row.start) else message("at_offset", lang).format(row.start)
    source = (row.printed, message(f"source_{row.source}", lang) + at)
    return message("in_brackets", lang).format(statement_text(row, lang), message("list_separator", lang).join(source))


def achievements(data: Dataset, lang: str) -> Html | None:
    """What the plan reports as reached in the last period, and the earlier level that a reported growth implies."""
    implied = implied_levels(data.statements).rename(columns={"unit": "implied_unit"})
    reached: Any = _reached(data.statements).join(implied[["implied", "implied_unit"]]).itertuples()
    rows = [
        {
            "indicator": indicator_text(row, data, lang),
            "reached": statement_text(row, lang),
            "year": years_text(row),
            "compared_to": row.compared_to,
            "implied": "≈" * pd.notna(row.implied) + quantity_text(row.implied, row.implied_unit, lang),
            "printed": row.printed,
        }
        for row in reached
    ]
    return table(rows, lang, "achievements", numbers=("reached", "implied"), whole=("year", "compared_to", "printed"))


def _reached(statements: pd.DataFrame) -> pd.DataFrame:
    """What is reported, each figure once although table and text print it, and of one indicator in one place."""
    rows = statements[statements["status"] == "actual"]
    rows = rows.assign(subject=rows["indicator"].fillna(rows["name"]))
    rows = rows.drop_duplicates(["subject", *SUBJECT_COLUMNS[3:], "value", "comparator", "qualitative", "compared_to"])
    rows["compared_to"] = rows["compared_to"].str.replace("-", "–")
    return rows.iloc[pd.factorize(rows["subject"])[0].argsort(kind="stable")]


def places(data: Dataset, lang: str) -> Html | None:
    """Where each figure stands: name and figure as printed, section, offsets, and its sentence if at hand."""
    quoted, state = find_quotes(data)
    rows = [
        _printed(row, lang) | {"place": _place(row, lang), "sentence": _marked(quote)}
        for row, quote in zip(data.statements.itertuples(), quoted, strict=True)
    ]
    return table(rows, lang, "places", whole=("printed", "figure_for"), note=message(state, lang))


def _marked(quote: Quote | None) -> str:
    return Markup("{}<mark>{}</mark>{}").format(quote.before, quote.figure, quote.after) if quote else ""
