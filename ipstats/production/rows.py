"""What each report depends on that is its own: its rows, and the documents at hand that it quotes."""

import pandas as pd

from ipstats.analysis import common_codes, count_places, main_targets, most_shared
from ipstats.data import NATION, Dataset
from ipstats.messages import LANGUAGES
from ipstats.paths import PLAN_TABLES, documents_folder
from ipstats.production.catalog import list_subjects, report_label
from ipstats.production.fingerprint import NOTHING, CatalogEntry, digest, files_digest


def list_reports(data: Dataset) -> list[CatalogEntry]:
    """All reports there are to make, with their labels and the parts of their fingerprints that are their own."""
    parts = own_fingerprints(data)
    return [
        CatalogEntry(subject, {lang: report_label(subject, data, lang) for lang in LANGUAGES}, parts[subject.name])
        for subject in list_subjects(data)
    ]


def own_fingerprints(data: Dataset) -> dict[str, dict[str, str]]:
    """What each report depends on besides, by its name: its rows, and the documents at hand that it quotes."""
    hashes = {name: _row_hashes(getattr(data, name)) for name in ("plans", *PLAN_TABLES, "targets")}
    regions, everything = _rows_digest(_row_hashes(data.regions)), list(map(_rows_digest, hashes.values()))
    rows, documents = _plan_rows(data, hashes), data.plans.set_index("plan")["document"]
    parts = {}
    for subject in list_subjects(data):
        if subject.indicator:
            own = [regions, _rows_digest(hashes["plans"]), _indicator_rows(subject.indicator, data, hashes)]
        elif subject.notebook == "tasks":
            own = [regions, *(_rows_digest(hashes[name]) for name in ("plans", "tasks", "statements"))]
        else:
            own = rows.get(subject.plan, [regions, everything])
        if subject.assesses:
            own = [rows[plan][:2] for plan in data.plans.loc[data.plans["region"] == subject.region, "plan"]]
        quoted = documents.get(subject.plan)
        parts[subject.name] = {
            "rows": digest(own),
            "documents": NOTHING if pd.isna(quoted) else files_digest([documents_folder() / quoted]),
        }
    return parts


def _plan_rows(data: Dataset, hashes: dict[str, pd.Series]) -> dict[str, list]:
    """Each plan's own rows, those of the nation's plans, and what its report says of others: one without targets shows
    those of all the rest."""
    by_plan = {
        name: {plan: _rows_digest(rows) for plan, rows in of_all.groupby(getattr(data, name)["plan"])}
        for name, of_all in hashes.items()
    }
    names = dict(zip(data.regions["region"], _row_hashes(data.regions), strict=True))
    periods = data.plans[["plan", "region", "period_start", "period_end"]]
    elsewhere = [_rows_digest(hashes["targets"]), _rows_digest(_row_hashes(periods)), *names.values()]
    main = main_targets(data.targets)
    counts = count_places(data.targets)
    nation = data.plans.loc[data.plans["region"] == NATION, "plan"]
    above = [by_plan[name].get(plan, NOTHING) for plan in nation for name in ("plans", "targets")]
    targets = dict(list(main.groupby("plan")))
    return {
        plan: [
            [by_plan[name].get(plan, NOTHING) for name in by_plan],
            [names.get(region), names.get(NATION), *above],
            most_shared(counts, targets[plan]) if plan in targets else elsewhere,
        ]
        for plan, region in zip(data.plans["plan"], data.plans["region"], strict=True)
    }


def _indicator_rows(indicator: str, data: Dataset, hashes: dict[str, pd.Series]) -> list:
    """The rows of the codes that are compared, and which plans set any target."""
    codes = common_codes(data, indicator)
    mine = [
        _rows_digest(hashes[name][getattr(data, name)["indicator"].isin(codes)]) for name in ("statements", "targets")
    ]
    return [*mine, sorted(data.targets["plan"].unique())]


def _row_hashes(table: pd.DataFrame) -> pd.Series:
    return pd.util.hash_pandas_object(table, index=False)


def _rows_digest(hashes: pd.Series) -> str:
    return digest(hashes.to_numpy().tobytes().hex())
