"""The page that lists every report. It needs no server: the rows are in it, and the search is in it."""

from datetime import datetime
from pathlib import Path

from ipstats.checks import find_conflicts
from ipstats.dataset import Dataset
from ipstats.page import HTML_LANG, stamp, style
from ipstats.shown import TEMPLATES
from ipstats.telling import region_name
from ipstats.webfont import with_font
from ipstats.wording import LANGUAGES, say

COLUMNS = {
    "region": "left",
    "status": "left",
    "when": "left",
    "seconds": "right",
    "indicators": "right",
    "conflicts": "right",
}


def render_index(data: Dataset, manifest: dict[str, dict], out: Path, lang: str, built: datetime) -> str:
    """The list of all regions with a plan. manifest: region → what is known of its last run, see `report.Outcome`."""
    contradicting = find_conflicts(data.statements)["plan"].value_counts()
    page = TEMPLATES.get_template("reports.html.j2").render(
        html_lang=HTML_LANG[lang],
        css=style(),
        headers=[(say(f"index_{key}", lang), side) for key, side in COLUMNS.items()],
        lines=[
            _line(region, data, manifest.get(region), contradicting, out, lang) for region in data.regions_with_plans()
        ],
        stamp=stamp(data.folder, built, lang),
        title=say("series", lang),
        search=say("search", lang),
        nothing_found=say("nothing_found", lang),
    )
    return with_font(page)


def _line(region: str, data: Dataset, run: dict | None, contradicting, out: Path, lang: str) -> dict:
    page, failed = out / f"{region}.html", out / "failed" / f"{region}.ipynb"
    names = {language: region_name(data, region, language) for language in LANGUAGES}
    mine = data.plans.loc[data.plans["region"] == region, "plan"]
    return {
        "name": names.pop(lang),
        "other_name": " ".join(names.values()),
        "words": " ".join([region, *(region_name(data, region, language) for language in LANGUAGES)]).lower(),
        "href": page.name if page.is_file() else "",
        "status": say(_status(run, page.is_file()), lang),
        "error": run["error"] if run else "",
        "notebook": f"failed/{failed.name}" if run and run["error"] and failed.is_file() else "",
        "when": run["when"].replace("T", " ")[:16] if run else "",
        "seconds": f"{run['seconds']:.1f}" if run else "",
        "indicators": int((data.targets["region"] == region).sum()),
        "conflicts": int(contradicting.reindex(mine).fillna(0).sum()),
    }


def _status(run: dict | None, there: bool) -> str:
    if run and run["error"]:
        return "stale" if there else "failed"
    return "fresh" if run and there else "missing"
