"""The page that lists every report. It needs no server: the rows are in it, and the search is in it."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ipstats.files import write_files
from ipstats.messages import language, message
from ipstats.paths import data_folder
from ipstats.production.fingerprint import CatalogEntry, digest
from ipstats.production.manifest import Outcome, checked_record, file_record, read_json
from ipstats.production.style import build_stamp, page_style

RECORD = ".index.json"  # what the index was made from, and its digest

PARTS = ("regions", "assessments", "across")
COLUMNS = {
    "report": "left",
    "status": "left",
    "when": "left",
    "seconds": "right",
    "indicators": "right",
    "conflicts": "right",
}


def write_index(
    catalog: list[CatalogEntry], manifest: dict[str, Outcome], out: Path, lang: str, built: datetime
) -> None:
    """Write the list of all reports, those of plans by region and period first, unless the one in `out` already says the same, and whole.

    manifest: report → what is known of its last run.
    """
    reports = [*catalog, *_by_other_notebooks(catalog, manifest, out)]
    lines = [_line(report, manifest.get(report.subject.name), out, lang) for report in reports]
    key = digest((lines, lang, build_stamp(data_folder(), datetime.min, lang), page_style()))
    page, last = out / "index.html", read_json(out / RECORD)
    if last.get("key") == key and checked_record(page, last):
        return
    write_files({page: _render(lines, key, lang, built)})
    write_files({out / RECORD: json.dumps({"key": key} | file_record(page))})


def _by_other_notebooks(catalog: list[CatalogEntry], manifest: dict[str, Outcome], out: Path) -> list[CatalogEntry]:
    """Reports of plans by a notebook of one's own, for as long as their pages lie there, or once they have failed."""
    regions = {report.subject.name: report for report in catalog if report.subject.of_plan}
    found = []
    for name, outcome in manifest.items():
        region, _, notebook = name.partition(".")
        if notebook and region in regions and (outcome.error or (out / f"{name}.html").is_file()):
            labels = {lang: f"{label} · {notebook}" for lang, label in regions[region].labels.items()}
            found.append(CatalogEntry(replace(regions[region].subject, name=name), labels, {}))
    return found


def _render(lines: list[dict], key: str, lang: str, built: datetime) -> str:
    from ipstats.production.template import TEMPLATES  # these load longer than all else in a run that changes nothing
    from ipstats.production.webfont import with_font

    words = ("search", "sort", "nothing_found")
    page = TEMPLATES.get_template("report_list.html.j2").render(
        html_lang=language(lang).html,
        key=key,
        css=page_style(),
        columns=[(name, message(f"index_{name}", lang), side) for name, side in COLUMNS.items()],
        parts=[(message(f"index_{part}", lang), [line for line in lines if line["part"] == part]) for part in PARTS],
        stamp=build_stamp(data_folder(), built, lang),
        title=message("series", lang),
        say={word: message(word, lang) for word in words},
    )
    return with_font(page)


def _line(report: CatalogEntry, run: Outcome | None, out: Path, lang: str) -> dict:
    """What the list says of a report."""
    others = " ".join(label for other, label in report.labels.items() if other != lang)
    words = " ".join([report.subject.name, *report.labels.values()]).lower()
    part = "assessments" if report.subject.assesses else "regions" if report.subject.region else "across"
    names = {"label": report.labels[lang], "other": others, "words": words, "part": part}
    return names | _last_run(report.subject.name, run, out, lang)


def _last_run(name: str, run: Outcome | None, out: Path, lang: str) -> dict:
    page, failed = out / f"{name}.html", out / "failed" / f"{name}.ipynb"
    return {
        "href": page.name if page.is_file() else "",
        "status": message(run.status if run else "missing", lang),
        "error": run.error if run else "",
        "notebook": f"failed/{failed.name}" if run and run.error and failed.is_file() else "",
        "when": run.when.replace("T", " ")[:16] if run else "",
        "seconds": f"{run.seconds:.1f}" if run else "",
        "indicators": run.indicators if run else "",
        "conflicts": run.conflicts if run else "",
    }
