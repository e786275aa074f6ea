"""For a person at JupyterLab: controls that choose, tables that filter."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from typing import Any

import ipywidgets as widgets
import itables
import pandas as pd
from markupsafe import Markup

from ipstats import charts
from ipstats.data import Dataset, indicator_name, region_name
from ipstats.errors import printable
from ipstats.messages import message
from ipstats.views import city_report, compare_regions
from ipstats.views.cell_text import MOST_ROWS, part_note
from ipstats.views.html import Html, Picture, paragraph

TABLE: dict[str, Any] = {
    "classes": "display compact",
    "maxBytes": "4MB",
    "paging": False,
    "scrollY": "26em",
    "scrollCollapse": True,
    "layout": {"topStart": "info", "topEnd": "search", "bottomEnd": None, "bottomStart": None},
    "connected": False,
    "display_logo_when_loading": False,
    "showIndex": False,
}


def searchable_table(table: pd.DataFrame, lang: str, most: int = MOST_ROWS, **options: Any) -> Html:
    """The table with a search box and columns that sort; it works without a network. options: as itables takes them.

    Of a longer table the first `most` rows, and a sentence that says so and where the rest is.
    """
    _show_script()
    shown = itables.to_html_datatable(table.head(most), **TABLE | options)
    note = part_note(min(most, len(table)), len(table), "part_of_table", lang)
    return Html((paragraph(note).html if note else "") + shown, f"{len(table)} × {len(table.columns)}")


@cache
def _show_script() -> None:
    """Once in a kernel: the script that tables need."""
    itables.init_notebook_mode(all_interactive=False, connected=False)


def one_region(data: Dataset, region: str, lang: str) -> widgets.VBox:
    """A control for the region; below it that plan's indicators and its chart."""

    def pieces(chosen: str) -> list[Html | Picture | None]:
        mine = data.of(chosen)
        pair = (charts.target_vs_baseline, charts.describe_targets)
        chart = city_report.chart(*pair, mine, lang, observations=mine.observations)
        return [city_report.summary(mine, lang), chart, city_report.indicator_table(mine, lang)]

    names = {each: region_name(data, each, lang) for each in data.regions_with_plans()}
    return _linked(message("region", lang), names, region, pieces)


def one_indicator(data: Dataset, indicator: str, lang: str) -> widgets.VBox:
    """A control for the indicator; below it all plans compared by it."""
    regions = data.regions_with_plans()

    def pieces(chosen: str) -> list[Html | Picture | None]:
        views = (compare_regions.comparison_chart, compare_regions.comparison_table)
        return [view(data, chosen, regions, lang) for view in views]

    names = {code: indicator_name(data, code, lang) for code in data.targets["indicator"].unique()}
    return _linked(message("indicator", lang), names, indicator, pieces)


def _linked(
    label: str, names: dict[str, str], value: str, pieces: Callable[[str], list[Html | Picture | None]]
) -> widgets.VBox:
    """A control that chooses one of the names, and below it what `pieces` gives for that, made anew for each choice."""
    first = value if value in names else next(iter(names))
    chooser = widgets.Dropdown(
        options=[(name, key) for key, name in names.items()],
        value=first,
        description=label,
        layout=widgets.Layout(width="34em"),
    )
    output = widgets.HTML(_html(pieces(first)))
    chooser.observe(lambda change: setattr(output, "value", _html(pieces(change["new"]))), names="value")
    return Linked([chooser, output])


class Linked(widgets.VBox):
    """A control above what it chooses; where nothing can be chosen, as on a page, the first choice alone."""

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return (super()._repr_mimebundle_(**kwargs) or {}) | {"text/html": self.children[-1].value}


def _html(pieces: list[Html | Picture | None]) -> str:
    """The pieces as one text: not through an Output widget, which hangs where a notebook runs without a person."""
    shown = (_image(piece) if isinstance(piece, Picture) else piece.html for piece in pieces if piece is not None)
    return printable("".join(shown))


def _image(piece: Picture) -> str:
    source = "data:image/svg+xml;base64," + b64encode(piece.svg.encode()).decode()
    return Markup('<p class="chart"><img alt="{}" src="{}" style="max-width:100%"></p>').format(piece.alt, source)
