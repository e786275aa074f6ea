"""The page that lists every report. It needs no server: the rows are in it, and the search is in it."""

from datetime import datetime
from pathlib import Path

from ipstats.messages import language, message
from ipstats.paths import data_folder
from ipstats.production.fingerprint import CatalogEntry, digest, page_fingerprint
from ipstats.production.template import TEMPLATES, build_stamp, page_style

COLUMNS = {
    "report": "left",
    "status": "left",
    "when": "left",
    "seconds": "right",
    "indicators": "right",
    "conflicts": "right",
}


def render_index(catalog: list[CatalogEntry], manifest: dict[str, dict], out: Path, lang: str, built: datetime) -> str:
    """The list of all reports, regions first, or nothing where the one in `out` already says the same.

    manifest: report → what is known of its last run, see `report.Outcome`.
    """
    lines = [_line(report, manifest.get(report.subject.name, {}), out, lang) for report in catalog]
    key = digest((lines, lang, build_stamp(data_folder(), datetime.min, lang), page_style()))
    if page_fingerprint(out / "index.html") == key:
        return ""
    from ipstats.production.webfont import with_font  # loads longer than all else in a run that changes nothing

    words = ("search", "sort", "nothing_found", "index_regions", "index_across")
    page = TEMPLATES.get_template("report_list.html.j2").render(
        html_lang=language(lang).html,
        key=key,
        css=page_style(),
        columns=[(name, message(f"index_{name}", lang), side) for name, side in COLUMNS.items()],
        lines=lines,
        stamp=build_stamp(data_folder(), built, lang),
        title=message("series", lang),
        say={word: message(word, lang) for word in words},
    )
    return with_font(page)


def _line(report: CatalogEntry, run: dict, out: Path, lang: str) -> dict:
    """What the list says of a report."""
    others = " ".join(label for other, label in report.labels.items() if other != lang)
    words = " ".join([report.subject.name, *report.labels.values()]).lower()
    names = {"label": report.labels[lang], "other": others, "words": words, "of_region": bool(report.subject.region)}
    return names | _last_run(report.subject.name, run, out, lang)


def _last_run(name: str, run: dict, out: Path, lang: str) -> dict:
    page, failed = out / f"{name}.html", out / "failed" / f"{name}.ipynb"
    error = run.get("error", "")
    return {
        "href": page.name if page.is_file() else "",
        "status": message(run.get("status", "missing"), lang),
        "error": error,
        "notebook": f"failed/{failed.name}" if error and failed.is_file() else "",
        "when": run.get("when", "").replace("T", " ")[:16],
        "seconds": f"{run['seconds']:.1f}" if run else "",
        "indicators": run.get("indicators", ""),
        "conflicts": run.get("conflicts", ""),
    }
