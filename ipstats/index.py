"""The page that lists every report. It needs no server: the rows are in it, and the search is in it."""

from datetime import datetime
from pathlib import Path

from ipstats.folders import data_folder
from ipstats.key import Inputs, built_key, digest
from ipstats.look import HTML_LANG, TEMPLATES, stamp, style
from ipstats.wording import say

COLUMNS = {
    "region": "left",
    "status": "left",
    "when": "left",
    "seconds": "right",
    "indicators": "right",
    "conflicts": "right",
}


def render_index(inputs: Inputs, manifest: dict[str, dict], out: Path, lang: str, built: datetime) -> str:
    """The list of all regions with a plan, or nothing where the one in `out` already says the same.

    manifest: region → what is known of its last run, see `report.Outcome`.
    """
    lines = _lines(inputs, manifest, out, lang)
    key = digest((lines, lang, stamp(data_folder(), datetime.min, lang), style()))
    if built_key(out / "index.html") == key:
        return ""
    from ipstats.webfont import with_font  # takes longer to load than all the rest of a run that changes nothing

    page = TEMPLATES.get_template("reports.html.j2").render(
        html_lang=HTML_LANG[lang],
        key=key,
        css=style(),
        headers=[(say(f"index_{name}", lang), side) for name, side in COLUMNS.items()],
        lines=lines,
        stamp=stamp(data_folder(), built, lang),
        title=say("series", lang),
        search=say("search", lang),
        sort=say("sort", lang),
        nothing_found=say("nothing_found", lang),
    )
    return with_font(page)


def _lines(inputs: Inputs, manifest: dict[str, dict], out: Path, lang: str) -> list[dict]:
    return [
        _named(region, known["names"], lang) | _last_run(region, manifest.get(region, {}), out, lang)
        for region, known in inputs.regions.items()
    ]


def _named(region: str, said: dict[str, str], lang: str) -> dict[str, str]:
    others = " ".join(name for language, name in said.items() if language != lang)
    return {"name": said[lang], "other_name": others, "words": " ".join([region, *said.values()]).lower()}


def _last_run(region: str, run: dict, out: Path, lang: str) -> dict:
    page, failed = out / f"{region}.html", out / "failed" / f"{region}.ipynb"
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
