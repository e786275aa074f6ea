"""For a person at JupyterLab: controls that choose, tables that filter."""

from base64 import b64encode

import ipywidgets as widgets
import itables
import pandas as pd
from markupsafe import Markup

from ipstats import charts
from ipstats.data import Dataset, indicator_name, region_name
from ipstats.messages import message
from ipstats.views import city_report as views
from ipstats.views import compare_regions as across
from ipstats.views.html import Html, Picture

TABLE = {
    "classes": "display compact",
    "maxBytes": "4MB",
    "paging": False,
    "scrollY": "26em",
    "scrollCollapse": True,
    "layout": {"topStart": "info", "topEnd": "search", "bottomEnd": None, "bottomStart": None},
}


def searchable_table(table: pd.DataFrame, **options) -> Html:
    """The table with a search box and columns that sort; it works without a network. options: as itables takes them."""
    if not _ready:
        itables.init_notebook_mode(all_interactive=False, connected=False)
        _ready.append(True)
    settings = TABLE | {"connected": False, "display_logo_when_loading": False, "showIndex": False} | options
    return Html(itables.to_html_datatable(table, **settings), f"{len(table)} × {len(table.columns)}")


_ready: list[bool] = []  # whether this kernel has shown the script that tables need


def one_region(data: Dataset, region: str, lang: str) -> widgets.VBox:
    """A control for the region; below it that plan's indicators and its chart."""
    chooser = _chooser(
        message("region", lang), [(region_name(data, r, lang), r) for r in data.regions_with_plans()], region
    )

    def pieces(chosen: str) -> list:
        mine = data.of(chosen)
        pair = (charts.target_vs_baseline, charts.describe_targets)
        chart = views.chart(*pair, mine, lang, observations=mine.observations)
        return [views.summary(mine, lang), chart, views.indicator_table(mine, lang)]

    return _linked(chooser, pieces)


def one_indicator(data: Dataset, indicator: str, lang: str) -> widgets.VBox:
    """A control for the indicator; below it all plans compared by it."""
    codes = list(dict.fromkeys(data.targets["indicator"]))
    chooser = _chooser(
        message("indicator", lang), [(indicator_name(data, code, lang), code) for code in codes], indicator
    )
    everywhere = data.regions_with_plans()

    def pieces(chosen: str) -> list:
        return [view(data, chosen, everywhere, lang) for view in (across.comparison_chart, across.comparison_table)]

    return _linked(chooser, pieces)


def _chooser(label: str, options: list[tuple[str, str]], value: str) -> widgets.Dropdown:
    known = [code for _, code in options]
    wide = widgets.Layout(width="34em")
    return widgets.Dropdown(
        options=options, value=value if value in known else known[0], description=label, layout=wide
    )


def _linked(chooser: widgets.Dropdown, pieces) -> widgets.VBox:
    """The control with what `pieces` gives for its value below it, made anew whenever another value is chosen."""
    shown = widgets.HTML(_html(pieces(chooser.value)))
    chooser.observe(lambda change: setattr(shown, "value", _html(pieces(change["new"]))), names="value")
    return Linked([chooser, shown])


class Linked(widgets.VBox):
    """A control above what it chooses; where nothing can be chosen, as on a page, the first choice alone."""

    def _repr_mimebundle_(self, **kwargs) -> dict:
        return super()._repr_mimebundle_(**kwargs) | {"text/html": self.children[-1].value}


def _html(pieces: list[Html | Picture | None]) -> str:
    """The pieces as one text: not through an Output widget, which hangs where a notebook runs without a person."""
    return "".join(_image(piece) if isinstance(piece, Picture) else piece.html for piece in pieces if piece is not None)


def _image(piece: Picture) -> str:
    source = "data:image/svg+xml;base64," + b64encode(piece.svg.encode()).decode()
    return Markup('<p class="chart"><img alt="{}" src="{}" style="max-width:100%"></p>').format(piece.alt, source)
