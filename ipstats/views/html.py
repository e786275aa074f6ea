"""What a notebook can show: a table, a paragraph, a chart. Every text is escaped; the output is the same each time."""

import io
from dataclasses import dataclass

import matplotlib as mpl
import matplotlib.pyplot as plt
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from matplotlib.axes import Axes

from ipstats.messages import language, message

TEMPLATES = Environment(loader=PackageLoader("ipstats.views"), autoescape=True, undefined=StrictUndefined)
SLIM = 3  # columns that a phone shows without scrolling
ROOM = {  # columns of words: the least that each is given
    "indicator": "14.5em",
    "plan": "14em",
    "reason": "11em",
    "stated_as": "8em",
    "detail": "11em",
    "wish": "13em",
    "section": "8em",
    "place": "12em",
    "sentence": "17em",
    "verdict": "6em",
    "rule": "6em",
}


@dataclass(frozen=True, repr=False)
class Html:
    """A piece of HTML for Jupyter, with a short text for where there is no HTML."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Picture:
    """A chart as SVG with the words that stand for it where it cannot be seen, and the rows it is drawn from."""

    svg: str
    alt: str
    rows: Html | None = None

    def _repr_mimebundle_(self, include=None, exclude=None):
        beside = {"alt": self.alt} | ({"rows": str(self.rows.html)} if self.rows else {})
        return {"image/svg+xml": self.svg, "text/plain": self.alt}, {"image/svg+xml": beside}


def paragraph(text: str, role: str = "") -> Html:
    """A paragraph of plain text; role is its CSS class."""
    opening = Markup('<p class="{}">').format(role) if role else Markup("<p>")
    return Html(opening + text + Markup("</p>"), text)


def key_figures(pairs: list[tuple[str, str]], name: str) -> Html:
    """Figures with what each of them is, side by side."""
    cells = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(figure, words) for figure, words in pairs
    )
    told = "; ".join(f"{figure} {words}" for figure, words in pairs)
    return Html(Markup('<dl class="figures" aria-label="{}">{}</dl>').format(name, cells), told)


def table(
    rows: list[dict],
    lang: str,
    name: str,
    numbers: tuple = (),
    whole: tuple = (),
    headers: dict | None = None,
    note: str = "",
):
    """The rows as a table with its headers in a language, or None where there are no rows.

    Keys are looked up in the wording unless `headers` names them; with headers={} there is no header row. A column
    that is empty in every row is left out; those in `numbers` are set flush right, those in `whole` not
    broken over lines. The first column heads its row.
    """
    keys = [key for key in (rows[0] if rows else ()) if any(row[key] for row in rows)]
    if not rows:
        return None
    sides = {key: "right" if key in numbers else "left" for key in keys}
    whole = (
        (*whole, *numbers) if language(lang).unbroken_figures else whole
    )  # English units are long and may go to the next line
    unbroken = dict.fromkeys(whole, ";white-space:nowrap")
    least = {key: f";min-width:{room}" for key, room in ROOM.items()}
    styles = {key: f"text-align:{sides[key]}{unbroken.get(key, '')}{least.get(key, '')}" for key in keys}
    heads = [((headers or {}).get(key) or message(key, lang), sides[key]) for key in keys if headers != {}]
    html = TEMPLATES.get_template("table.html.j2").render(
        caption=message(name, lang),
        kind="facts" if headers == {} else "slim" if len(keys) <= SLIM else "",
        headers=heads,
        rows=[[(row[key], styles[key]) for key in keys] for row in rows],
        note=note,
    )
    return Html(html, f"{message(name, lang)}: {len(rows)}")


def picture(axes: Axes, alt: str, rows: Html | None = None) -> Picture:
    """A drawn chart as SVG, the same bytes for the same chart; its figure is closed."""
    file = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "ipstats", "svg.fonttype": "path"}):
        axes.figure.savefig(file, format="svg", metadata={"Date": None})
    plt.close(axes.figure)
    return Picture(file.getvalue(), alt, rows)
