"""The page that lists every report. It needs no server: the rows are in it, and the search is in it."""

from datetime import datetime
from pathlib import Path

from ipstats.folders import data_folder
from ipstats.key import Known, built_key, digest
from ipstats.look import HTML_LANG, TEMPLATES, stamp, style
from ipstats.wording import say

COLUMNS = {
    "report": "left",
    "status": "left",
    "when": "left",
    "seconds": "right",
    "indicators": "right",
    "conflicts": "right",
}


def render_index(known: list[Known], manifest: dict[str, dict], out: Path, lang: str, built: datetime) -> str:
    """The list of all reports, regions first, or nothing where the one in `out` already says the same.

    manifest: report → what is known of its last run, see `report.Outcome`.
    """
    lines = [_line(report, manifest.get(report.subject.name, {}), out, lang) for report in known]
    key = digest((lines, lang, stamp(data_folder(), datetime.min, lang), style()))
    if built_key(out / "index.html") == key:
        return ""
    from ipstats.webfont import with_font  # takes longer to load than all the rest of a run that changes nothing

    words = ("search", "sort", "nothing_found", "index_regions", "index_across")
    page = TEMPLATES.get_template("reports.html.j2").render(
        html_lang=HTML_LANG[lang],
        key=key,
        css=style(),
        columns=[(name, say(f"index_{name}", lang), side) for name, side in COLUMNS.items()],
        lines=lines,
        stamp=stamp(data_folder(), built, lang),
        title=say("series", lang),
        say={word: say(word, lang) for word in words},
    )
    return with_font(page)


def _line(report: Known, run: dict, out: Path, lang: str) -> dict:
    """What the list says of a report."""
    return _named(report, lang) | _last_run(report.subject.name, run, out, lang)


def _named(report: Known, lang: str) -> dict:
    others = " ".join(label for language, label in report.labels.items() if language != lang)
    words = " ".join([report.subject.name, *report.labels.values()]).lower()
    return {"label": report.labels[lang], "other": others, "words": words, "of_region": bool(report.subject.region)}


def _last_run(name: str, run: dict, out: Path, lang: str) -> dict:
    page, failed = out / f"{name}.html", out / "failed" / f"{name}.ipynb"
    error = run.get("error", "")
    return {
        "href": page.name if page.is_file() else "",
        "status": say(run.get("status", "missing"), lang),
        "error": error,
        "notebook": f"failed/{failed.name}" if error and failed.is_file() else "",
        "when": run.get("when", "").replace("T", " ")[:16],
        "seconds": f"{run['seconds']:.1f}" if run else "",
        "indicators": run.get("indicators", ""),
        "conflicts": run.get("conflicts", ""),
    }
