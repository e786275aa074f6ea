"""An executed notebook as one HTML file that opens anywhere: no other file, no other host."""

import copy
import re
from base64 import b64encode
from functools import cache

from nbconvert import HTMLExporter
from nbformat import NotebookNode

from ipstats.dataset import Dataset
from ipstats.look import FOLDER, HTML_LANG, style
from ipstats.telling import region_name
from ipstats.webfont import with_font
from ipstats.wording import LANGUAGES, say


def render(executed: NotebookNode, data: Dataset, lang: str, downloads: dict[str, str], stamp: str, key: str) -> str:
    """The page of one region. downloads: file name → key of its words; key: what `key.built_key` will find in it."""
    page = {
        "css": style(),
        "html_lang": HTML_LANG[lang],
        "region": region_name(data, data.plans["region"].iloc[0], lang),
        "title": page_title(data, lang),
        "plans": data.plans["title"].tolist(),
        "downloads": [(name, say(key, lang)) for name, key in downloads.items()],
        "stamp": stamp,
        "key": key,
        "say": {
            key: say(key, lang)
            for key in ("series", "code", "chart_data", "sources", "source_note", "downloads", "all_reports")
        },
    }
    return with_font(_exporter().from_notebook_node(in_one_language(executed, lang), resources={"page": page})[0])


@cache
def _exporter() -> HTMLExporter:
    """One for all pages of a process, and of those forked from it: its templates are compiled once."""
    exporter = HTMLExporter(template_name="ipstats", extra_template_basedirs=[str(FOLDER)])
    exporter.exclude_anchor_links = True
    exporter.register_filter("base64", lambda text: b64encode(text.encode()).decode())
    return exporter


def page_title(data: Dataset, lang: str) -> str:
    """The plan's title; in English the region and its period, because titles are not translated."""
    plan = data.plans.iloc[-1]
    if lang == "zh":
        return plan["title"]
    return f"{region_name(data, plan['region'], lang)}: IP targets {plan['period_start']}–{plan['period_end']}"


def in_one_language(notebook: NotebookNode, lang: str) -> NotebookNode:
    """The notebook as the page shows it: prose in one language only, and no section whose calls show nothing.

    The code of cells that show nothing goes to the next cell that does, so that the page folds it in one place.
    """
    shown = copy.deepcopy(notebook)
    shown.cells, code = [], []
    for cell in _speaking(notebook.cells):
        cell = copy.deepcopy(cell)
        if cell.cell_type == "markdown":
            cell.source = only(cell.source, lang)
        elif cell.cell_type == "code":
            code.append(cell.source.strip())
            cell.source = "\n\n".join(code)
            if not cell.outputs:
                continue
            code = []
        shown.cells.append(cell)
    return shown


def _speaking(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells without those meant for the notebook alone, and without the prose of sections that show nothing."""
    cells = [cell for cell in cells if "notebook-only" not in cell.metadata.get("tags", [])]
    starts = [place for place, cell in enumerate(cells) if _opens_section(cell)]
    silent = set()
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=False):
        if not any(cell.get("outputs") for cell in cells[start:end]):
            silent |= {place for place in range(start, end) if cells[place].cell_type == "markdown"}
    return [cell for place, cell in enumerate(cells) if place not in silent]


def _opens_section(cell: NotebookNode) -> bool:
    return cell.cell_type == "markdown" and bool(re.search(r"^## ", cell.source, re.MULTILINE))


def only(prose: str, lang: str) -> str:
    """The prose without the <div lang="…"> blocks of other languages.

    >>> only('<div lang="zh">\\n\\n图\\n\\n</div>\\n<div lang="en">\\n\\nChart\\n\\n</div>', "en")
    '<div lang="en">\\n\\nChart\\n\\n</div>'
    """
    for other in (language for language in LANGUAGES if language != lang):
        prose = re.sub(rf'<div lang="{other}">.*?</div>\s*', "", prose, flags=re.DOTALL)
    return prose
