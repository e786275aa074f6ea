"""What a notebook can show: a table, a paragraph, a chart. Every text is escaped, what turns the direction
of writing too; the output is the same each time.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from matplotlib.axes import Axes

from ipstats.errors import printable
from ipstats.messages import language, message
from ipstats.views.cell_text import text_or_empty

TEMPLATES = Environment(loader=PackageLoader("ipstats.views"), autoescape=True, undefined=StrictUndefined)
SLIM = 3  # columns that a phone shows without scrolling
ROOM = {  # columns of words: the least that each is given
    "indicator": "14.5em", "plan": "14em", "reason": "11em", "stated_as": "8em", "detail": "11em", "direction": "8em", "relation": "8em", "task": "14em",
    "section": "8em", "place": "12em", "sentence": "17em", "verdict": "5em", "rule": "5em",
    "judgement": "4.6em",
}  # fmt: skip


@dataclass(frozen=True, repr=False)
class Html:
    """A piece of HTML for Jupyter, with a short text for where there is no HTML."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return printable(self.html)

    def __repr__(self) -> str:
        return printable(self.text)


@dataclass(frozen=True)
class Picture:
    """A chart as SVG with the words that stand for it where it cannot be seen, and the rows it is drawn from."""

    svg: str
    alt: str
    rows: Html | None = None

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        alt = printable(self.alt)
        beside = {"alt": alt} | ({"rows": printable(self.rows.html)} if self.rows else {})
        return {"image/svg+xml": printable(self.svg), "text/plain": alt}, {"image/svg+xml": beside}


def paragraph(text: str, role: str = "") -> Html:
    """A paragraph of plain text; role is its CSS class."""
    opening = Markup('<p class="{}">').format(role) if role else Markup("<p>")
    return Html(opening + text + Markup("</p>"), text)


def definitions(pairs: list[tuple[str, str]], name: str) -> Html:
    """Figures with what each of them is, side by side."""
    figure = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    figures = Markup("").join(figure.format(*pair) for pair in pairs)
    text = "; ".join(f"{figure} {words}" for figure, words in pairs)
    return Html(Markup('<dl class="figures" aria-label="{}">{}</dl>').format(name, figures), text)


def table(
    rows: Sequence[dict[str, Any]], lang: str, name: str, numbers: Sequence[str] = (), whole: Sequence[str] = (),
    headers: dict[str, str] | None = None, note: str = "",
) -> Html | None:  # fmt: skip
    """The rows as a table with its headers in a language, or None where there are no rows.

    Keys are looked up in the wording unless `headers` names them; with headers={} there is no header row. A cell whose
    value is missing is empty, a column that is empty in every row is left out; those in `numbers` are set flush right,
    those in `whole` not broken over lines. The first column heads its row.
    """
    if not rows:
        return None
    cells = [
        {key: value if isinstance(value, str) else text_or_empty(value) for key, value in row.items()} for row in rows
    ]
    keys = [key for key in cells[0] if any(row[key] for row in cells)]
    unbroken = {*whole, *(numbers if language(lang).unbroken_figures else ())}  # English units are long
    sides = {key: "right" if key in numbers else "left" for key in keys}
    styles = {
        key: f"text-align:{side}"
        + (";white-space:nowrap" if key in unbroken else "")
        + (f";min-width:{ROOM[key]}" if key in ROOM else "")
        for key, side in sides.items()
    }
    titles = [((headers or {}).get(key) or message(key, lang), sides[key]) for key in keys if headers != {}]
    html = TEMPLATES.get_template("table.html.j2").render(
        caption=message(name, lang),
        kind="facts" if headers == {} else "slim" if len(keys) <= SLIM else "",
        headers=titles,
        rows=[[(row[key], styles[key]) for key in keys] for row in cells],
        note=note,
    )
    return Html(html, f"{message(name, lang)}: {len(rows)}")


def picture(axes: Axes, alt: str, rows: Html | None = None) -> Picture:
    """A drawn chart as SVG, the same bytes for the same chart; its figure is closed."""
    file, figure = io.StringIO(), axes.figure.get_figure(root=True)
    with mpl.rc_context({"svg.hashsalt": "ipstats", "svg.fonttype": "path"}):
        figure.savefig(file, format="svg", metadata={"Date": None})
    plt.close(figure)
    return Picture(file.getvalue(), alt, rows)
