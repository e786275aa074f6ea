"""An executed notebook as one HTML file that opens anywhere: no other file, no other host."""

import copy
import re
from functools import cache
from urllib.parse import quote

from nbconvert import HTMLExporter, TemplateExporter
from nbformat import NotebookNode

from ipstats.data import Dataset
from ipstats.messages import LANGUAGES, language, message
from ipstats.production.catalog import data_of, report_label, report_title
from ipstats.production.job import Job
from ipstats.production.style import TEMPLATES_FOLDER, page_style
from ipstats.production.webfont import with_font

HARMLESS = " !$'()*+,-./:;=?@[]^_{|}~"  # what may stand in an address between double quotes as it is
_METADATA = re.compile(r"^.*?(?=<svg)|<metadata>.*?</metadata>", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_PATH_DATA, _PATH_COMMAND = re.compile(r'(?<= d=")[^"]*'), re.compile(r" ?([A-Za-z]) ?")


def render(executed: NotebookNode, job: Job, data: Dataset, downloads: dict[str, str]) -> str:
    """The page of one report, with names from these data; the job's key is in it.

    downloads: file name → key of its words.
    """
    lang = job.lang
    page = {
        "css": page_style(),
        "html_lang": language(lang).html,
        "label": report_label(job.subject, data, lang) if job.subject.region else "",
        "title": report_title(job.subject, data, lang),
        "plans": data_of(job.subject, data).plans["title"].tolist() if job.subject.region else [],
        "downloads": [(name, message(key, lang)) for name, key in downloads.items()],
        "stamp": job.stamp,
        "key": job.key,
        "say": {
            key: message(key, lang)
            for key in ("series", "code", "chart_data", "sources", "source_note", "downloads", "all_reports", "script")
        },
    }
    # HTMLExporter's own method would parse the whole page once more, to put in alternative texts that ours have.
    html, _ = TemplateExporter.from_notebook_node(_exporter(), in_one_language(executed, lang), {"page": page})
    return with_font(html)


@cache
def _exporter() -> HTMLExporter:
    """One for all pages of a process, and of those forked from it: its templates are compiled once."""
    exporter = HTMLExporter(template_name="ipstats", extra_template_basedirs=[str(TEMPLATES_FOLDER)])
    exporter.exclude_anchor_links = True
    exporter.optimistic_validation = True  # once, not after each preprocessor
    exporter.register_filter("address", address)
    return exporter


def address(svg: str) -> str:
    """A picture as an address that holds it, in an attribute with double quotes: a third shorter than in base64.

    >>> address('<?xml version="1.0"?>\\n<svg width="9">\\n <path d="M 1 2 L 3 4"/></svg>')
    "data:image/svg+xml,%3Csvg width='9'%3E%3Cpath d='M1 2L3 4'/%3E%3C/svg%3E"
    """
    compact = _BLANKS.sub(" ", _METADATA.sub("", svg)).replace("> <", "><")
    compact = _PATH_DATA.sub(lambda path: _PATH_COMMAND.sub(r"\1", path[0]), compact)
    return "data:image/svg+xml," + quote(compact if "'" in compact else compact.replace('"', "'"), safe=HARMLESS)


def in_one_language(notebook: NotebookNode, lang: str) -> NotebookNode:
    """The notebook as the page shows it: prose in one language only, and no section whose calls show nothing.

    The code of cells that show nothing goes to the next cell that does, so that the page folds it in one place.
    """
    shown, code = copy.copy(notebook), []
    shown.cells, last = [], None
    for cell in _visible_cells(notebook.cells):
        cell = copy.deepcopy(cell)
        if cell.cell_type == "markdown":
            cell.source = keep_language(cell.source, lang)
        elif cell.cell_type == "code":
            code.append(cell.source.strip())
            cell.source = "\n\n".join(code)
            if not cell.outputs:
                continue
            code, last = [], cell
            cell.outputs = _without_scripts(cell.outputs)
        shown.cells.append(cell)
    if last is not None:
        last.source = "\n\n".join([last.source, *code])
    return shown


def _without_scripts(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The outputs, those that live by a script marked: a page has none, it shows what is still without it and says so."""
    for output in outputs:
        data = output.get("data", {})
        scripted = "<script" in data.get("text/html", "").lower()
        output.still = "" if scripted else data.get("text/html", "")
        output.needs_script = scripted or any("widget-view" in kind for kind in data)
    scripted = [output for output in outputs if output.needs_script]
    return [output for output in outputs if not output.needs_script] + scripted[:1]


def _visible_cells(cells: list[NotebookNode]) -> list[NotebookNode]:
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


def keep_language(prose: str, lang: str) -> str:
    """The prose without the <div lang="…"> blocks of other languages.

    >>> keep_language('<div lang="zh">\\n\\n图\\n\\n</div>\\n<div lang="en">\\n\\nChart\\n\\n</div>', "en")
    '<div lang="en">\\n\\nChart\\n\\n</div>'
    """
    for other in (known for known in LANGUAGES if known != lang):
        prose = re.sub(rf'<div lang="{other}">.*?</div>\s*', "", prose, flags=re.DOTALL)
    return prose
