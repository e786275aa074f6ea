"""A data package of any size: the plans that ship with ipstats, again and again under new ids and regions."""

import json
import shutil
from pathlib import Path

import pandas as pd

from ipstats.paths import PLAN_TABLES, data_folder

PERIOD = "2021-2025"


def made_up(count: int, folder: Path, with_targets: bool = False) -> Path:
    """The folder, filled with a data package of `count` regions, each with a plan copied from one that ships
    and was read from its document; none stands above it.

    with_targets: only from plans that set a target, so that every report has the same parts.
    """
    shipped = data_folder()
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns("documents", *PLAN_TABLES))
    plans, regions, targets, corrections = (
        _read(shipped / f"{name}.csv") for name in ("plans", "regions", "targets", "corrections")
    )
    real = plans[plans["document"] != ""]
    real = real[real["plan"].isin(targets["plan"])] if with_targets else real
    copied = pd.DataFrame({"number": range(count)}).join(real.iloc[[n % len(real) for n in range(count)]].reset_index())
    new = copied["number"].map(region_id)
    ids = pd.DataFrame({"old": copied["plan"], "new": new + f"-{PERIOD}", "region": new})
    own = ids.assign(document=new + ".txt", code="9" + copied["number"].map("{:05}".format), home=copied["region"])
    _write(
        folder / "plans.csv", _renamed(plans, own, plan="new", region="region", document="document").assign(above="")
    )
    homes = own.assign(old=own["home"])
    more = _renamed(regions, homes, region="region", code="code")
    _write(folder / "regions.csv", pd.concat([regions, more]))
    _write(folder / "targets.csv", _renamed(targets, own, plan="new", region="region"))
    _write(folder / "corrections.csv", corrections.head(0))
    for kind in PLAN_TABLES:
        (folder / kind).mkdir()
        for old, group in own.groupby("old"):
            rows = _read(shipped / kind / f"{old}.csv")
            for plan in group["new"]:
                _write(folder / kind / f"{plan}.csv", rows.assign(plan=plan))
    _describe(folder / "datapackage.json", own["new"].tolist())
    return folder


def region_id(number: int) -> str:
    """An id with five digits as letters, for a region's id has no digits."""
    return "region" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")


def _renamed(table: pd.DataFrame, copies: pd.DataFrame, **columns: str) -> pd.DataFrame:
    """The table's rows once for each copy of their first column's value, these columns as that copy has them."""
    key = table.columns[0]
    rows = copies[["old"]].reset_index(names="copy").merge(table, left_on="old", right_on=key)
    new = copies.loc[rows["copy"]].reset_index(drop=True)
    return rows[table.columns].assign(**{column: new[name] for column, name in columns.items()})


def _describe(path: Path, plans: list[str]) -> None:
    package = json.loads(path.read_text(encoding="utf-8"))
    resources = package["resources"]
    templates = {kind: next(r for r in resources if r["name"].startswith(f"{kind}-")) for kind in PLAN_TABLES}
    kept = [r for r in resources if not r["name"].startswith(tuple(f"{kind}-" for kind in PLAN_TABLES))]
    of_plans = [
        template | {"name": f"{kind}-{plan}", "path": f"{kind}/{plan}.csv"}
        for kind, template in templates.items()
        for plan in plans
    ]
    path.write_text(json.dumps(package | {"resources": kept + of_plans}, ensure_ascii=False), encoding="utf-8")


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _write(path: Path, rows: pd.DataFrame) -> None:
    rows.to_csv(path, index=False, lineterminator="\n")
