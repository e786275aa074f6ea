"""A dataset to hand on: a workbook, and CSV files that a Frictionless data package describes."""

import json
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ipstats.charts import BLUE, ORANGE
from ipstats.data import Dataset, as_csv, as_workbook, csv_resource, fit_to_paper, read_package, table_schemas
from ipstats.errors import write_errors
from ipstats.files import write_files
from ipstats.messages import level_text, message, target_text

WORKBOOK = "ipstats.xlsx"
TABLES = [
    *("targets", "tasks", "goals", "statements", "unread", "plans", "observations", "indicators"),
    *("regions", "population", "departments", "themes"),
]


def write_bundle(data: Dataset, out: Path, lang: str = "zh") -> list[Path]:
    """Write a dataset into a folder: ipstats.xlsx, a CSV file a table, and datapackage.json; returns their paths.

    The workbook also has the sheet `columns`, which explains the tables, and `charts` of the targets, worded in `lang`.
    Corrections are applied in the statements, and the statements of all plans are one table. In CSV files a text that
    a spreadsheet would take for a formula has an apostrophe before it; in the workbook it is a text as it is.
    Raises BadInput where the folder cannot be written to, or where the tables are not what their schemas say.
    """
    tables = {name: getattr(data, name) for name in TABLES}
    described = {name: table_schemas(data.folder)[name.replace("_", "-")] for name in TABLES}
    finish = partial(_finish, tables=tables, schemas=described, lang=lang)
    files = {
        out / WORKBOOK: as_workbook(tables | {"columns": explained(described)}, finish),
        out / "datapackage.json": _package(data, described),
        **{out / f"{name}.csv": as_csv(table) for name, table in tables.items()},
    }
    with write_errors(out, "cannot write there"):
        out.mkdir(parents=True, exist_ok=True)
    write_files(files)
    read_package(out)
    return list(files)


def _package(data: Dataset, described: dict[str, dict]) -> str:
    package = json.loads((data.folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = [csv_resource(name, f"{name}.csv", schema) for name, schema in described.items()]
    package |= {"version": version("ipstats"), "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


PERCENT = {"change_pct", "planned_growth", "stated_growth", "baseline_share"}
WHOLE, BROKEN, RATE, YEAR = "#,##0", "#,##0.0###", '0.00"%"', "0"
CHART_ROWS = 18  # the least number of rows a chart is high


def _finish(book: Workbook, tables: dict[str, pd.DataFrame], schemas: dict[str, dict], lang: str) -> None:
    """Group numbers but not years, show rates with a percent sign, and add the sheet `charts`."""
    for name, schema in schemas.items():
        _format(book[name], schema)
    _draw(book.create_sheet("charts"), tables, lang)


def explained(schemas: dict[str, dict]) -> pd.DataFrame:
    """A row for each column of each table: table, column, type, meaning, allowed (values, or that it must be there)."""
    rows = [
        (table, field["name"], field["type"], field.get("description", ""), _allowed(field.get("constraints", {})))
        for table, schema in schemas.items()
        for field in schema["fields"]
    ]
    return pd.DataFrame(rows, columns=["table", "column", "type", "meaning", "allowed"])


def _allowed(constraints: dict[str, Any]) -> str:
    texts = ["must be given"] if constraints.get("required") else []
    texts += ["one of " + ", ".join(constraints["enum"])] if "enum" in constraints else []
    return "; ".join(texts)


def _format(sheet: Worksheet, schema: dict[str, Any]) -> None:
    for field, (_, *cells) in zip(schema["fields"], sheet.iter_cols(), strict=True):
        if field["type"] in {"number", "integer", "year"}:
            for cell in cells:
                if cell.value is not None:
                    year = field["type"] == "year"
                    cell.number_format = YEAR if year else _number_format(field["name"], cell.value)


def _number_format(column: str, value: Any) -> str:
    return RATE if column in PERCENT else WHOLE if float(value).is_integer() else BROKEN


def _draw(sheet: Worksheet, tables: dict[str, pd.DataFrame], lang: str) -> None:
    """A block for each plan that has pairs of baseline and target: the rows at the left, their chart at the right."""
    targets = tables["targets"]
    pairs = targets[targets["baseline"].notna() & (targets["target"].fillna(0) != 0)]
    sheet.append([message("workbook_note", lang)])
    for letter, width in zip("ABCDE", (76, 16, 16, 14, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    fit_to_paper(sheet)
    titles = dict(zip(tables["plans"]["plan"], tables["plans"]["title"], strict=True))
    top = 3
    for plan, rows in pairs.groupby("plan", sort=False):
        _block(sheet, top, titles[plan], rows, tables["indicators"], lang)
        top += max(len(rows) + 4, CHART_ROWS + 2)


def _block(sheet: Worksheet, top: int, title: str, rows: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> None:
    names = dict(zip(indicators["code"], indicators[f"name_{lang}"], strict=True))
    sheet.cell(top, 1, title).font = Font(bold=True)
    heads = [message(key, lang) for key in ("indicator", "baseline", "target")]
    heads += [f"{message('baseline', lang)} (%)", f"{message('target', lang)} (%)"]
    for column, head in enumerate(heads, start=1):
        sheet.cell(top + 1, column, head).font = Font(bold=True)
    pair: Any
    for line, pair in enumerate(rows.itertuples(), start=top + 2):
        text = f"{names.get(pair.indicator, pair.indicator)}: {level_text(pair, 'baseline', lang)} → {target_text(pair, lang)}"
        cells = [text, pair.baseline, pair.target, pair.baseline / pair.target * 100, 100]
        formats = ["@", _number_format("", pair.baseline), _number_format("", pair.target), "0.0", "0"]
        for column, (value, number_format) in enumerate(zip(cells, formats, strict=True), start=1):
            sheet.cell(line, column, value).number_format = number_format
    sheet.add_chart(_bars(sheet, top + 1, top + 1 + len(rows), title, lang), f"G{top}")


def _bars(sheet: Worksheet, head: int, last: int, title: str, lang: str) -> BarChart:
    chart = BarChart()
    chart.type, chart.title, chart.gapWidth, chart.overlap = "bar", title, 40, 0
    chart.add_data(Reference(sheet, min_col=4, max_col=5, min_row=head, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=last))
    for series, colour in zip(chart.series, (ORANGE, BLUE), strict=True):
        series.graphicalProperties.solidFill = colour.lstrip("#")
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position, chart.y_axis.majorUnit = "t", 25
    chart.y_axis.scaling.min, chart.y_axis.title = 0, message("targets_axis", lang)
    chart.y_axis.number_format = '0"%"'
    chart.width, chart.height = 26, max(8.0, 2.6 + 1.15 * (last - head))
    return chart
