"""How ambitious a plan is: the pace its targets require, beside the past and the nation."""

from typing import Any

import pandas as pd

from ipstats import charts
from ipstats.analysis import compare_paces, plans_of_nation
from ipstats.data import NATION, Dataset
from ipstats.messages import dated_level, dated_target, message
from ipstats.views.cell_text import indicator_text
from ipstats.views.html import Html, Picture, picture, table


def paces_of(everything: Dataset, data: Dataset) -> pd.DataFrame:
    """The paces of the plan's targets, as `compare_paces` gives them."""
    plans, own = everything.plans, data.plans["region"].iloc[0]
    ids = plans.loc[plans["region"] == own, "plan"]
    beside = plans_of_nation(plans, data.plans)["plan"] if own != NATION else ids[:0]
    statements = everything.statements[everything.statements["plan"].isin(ids)]
    nation = everything.targets[everything.targets["plan"].isin(beside)]
    return compare_paces(data.targets, nation, data.observations, statements, plans, everything.indicators)


def chart(everything: Dataset, data: Dataset, lang: str) -> Picture | None:
    """The chart of the plan's paces with its data; None where there is nothing to hold against a required one."""
    paces = paces_of(everything, data)
    if paces.empty:
        return None
    sources = [*data.plans["title"], *paces["earlier_source"].dropna()]
    source = message("comma", lang).join(dict.fromkeys(sources))
    axes = charts.ambition(paces, data.indicators, lang=lang, source=source)
    return picture(axes, charts.describe_ambition(paces, data.indicators, lang), _rows(paces, data, lang))


def _rows(paces: pd.DataFrame, data: Dataset, lang: str) -> Html | None:
    rows = [_row(row, data, lang) for row in paces.itertuples()]
    return table(
        rows, lang, "chart_data", ("earlier", "baseline", "target", "pace_required", "pace_past", "pace_nation")
    )


def _row(row: Any, data: Dataset, lang: str) -> dict[str, str]:
    texts = {f"pace_{name}": charts.pace_text(row, name, lang) for name in ("required", "past", "nation")}
    implied = (
        message("in_brackets", lang).format(row.earlier_source, message("implied", lang))
        if row.implied is True
        else None
    )
    return {
        "indicator": indicator_text(row, data, lang),
        "earlier": dated_level(row, "earlier", lang),
        "baseline": dated_level(row, "baseline", lang),
        "target": dated_target(row, lang),
        **texts,
        "source": implied or row.earlier_source,
    }
