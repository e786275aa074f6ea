"""A dataset to hand on: a workbook, and CSV files that a Frictionless data package describes."""

import json
from importlib.metadata import version
from pathlib import Path

from ipstats.build import validate_package
from ipstats.dataset import Dataset, schemas
from ipstats.errors import writing
from ipstats.export import as_csv
from ipstats.workbook import write_dataset

WORKBOOK = "ipstats.xlsx"
TABLES = {  # table → the resource of the data package whose schema it has, in the order of the sheets
    "targets": "targets",
    "statements": "statements",
    "plans": "plans",
    "observations": "observations-national",
    "national_plan": "national-plan",
    "indicators": "indicators",
    "regions": "regions",
}


def write_bundle(data: Dataset, out: Path, lang: str = "zh") -> list[Path]:
    """Write a dataset into a folder: ipstats.xlsx, a CSV file a table, and datapackage.json; returns their paths.

    Corrections are applied in the statements, and the statements of all plans are one table. In CSV files a text that
    a spreadsheet would take for a formula has an apostrophe before it; in the workbook it is a text as it is.
    Raises BadInput where the folder cannot be written to, or where the tables are not what their schemas say.
    """
    tables = {name: getattr(data, name) for name in TABLES}
    described = {name: _schema(data, resource) for name, resource in TABLES.items()}
    with writing(out, "cannot write there"):
        out.mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            (out / f"{name}.csv").write_text(as_csv(table), encoding="utf-8")
        (out / "datapackage.json").write_text(_package(data, described), encoding="utf-8")
        write_dataset(out / WORKBOOK, tables, described, lang)
    validate_package(out)
    return [out / WORKBOOK, out / "datapackage.json", *(out / f"{name}.csv" for name in tables)]


def _schema(data: Dataset, resource: str) -> dict:
    """The schema of a resource; of the statements that of any plan's, for they are one table here."""
    known = schemas(data.folder)
    return next(known[name]["schema"] for name in known if name == resource or name.startswith(f"{resource}-"))


def _package(data: Dataset, described: dict[str, dict]) -> str:
    package = json.loads((data.folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = [
        {"name": name, "type": "table", "path": f"{name}.csv", "scheme": "file", "format": "csv", "encoding": "utf-8",
         "mediatype": "text/csv", "schema": schema}
        for name, schema in described.items()
    ]  # fmt: skip
    whole = package | {"version": version("ipstats"), "resources": resources}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
