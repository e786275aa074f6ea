"""Tables of text against their Table Schema, by pandera: a line for every cell that does not fit."""

from typing import Any

import pandas as pd

from ipstats.data.rules import TYPES, Rule, constraints, unique


def find_problems(rows: pd.DataFrame, schema: dict[str, Any], rules: list[Rule]) -> list[str]:
    """A line for each cell that is not what the schema or a rule wants, in the order of the rows.

    rows: text, its index the file and row of each. The text is what is checked, not numbers made of it: pandera tells
    of a column that it cannot coerce only this and nothing else, and a line quotes what stands in the file.
    """
    import pandera.pandas as pa  # takes half a second, and only those who check tables need it

    fields = {field["name"]: field for field in schema["fields"]}
    required = {name for name, field in fields.items() if field.get("constraints", {}).get("required")}
    rules = [*(rule for field in fields.values() for rule in constraints(field)), *_keys(rows, schema), *rules]
    checks = {
        name: [pa.Check(r.holds, error=r.name, ignore_na=not r.of_empty) for r in rules if r.column == name]
        for name in fields
    }
    columns = {name: pa.Column("string", checks[name], nullable=name not in required) for name in fields}
    try:
        pa.DataFrameSchema(columns).validate(rows, lazy=True)
    except pa.errors.SchemaErrors as error:
        messages = {(rule.column, rule.name): rule.message for rule in rules}
        return _lines(error.failure_cases, rows.index, fields, messages)
    return []


def _keys(rows: pd.DataFrame, schema: dict[str, Any]) -> list[Rule]:
    primary = schema.get("primaryKey", [])
    keys = [[primary] if isinstance(primary, str) else primary]
    keys += [[field["name"]] for field in schema["fields"] if field.get("constraints", {}).get("unique")]
    return [unique(rows, list(key)) for key in dict.fromkeys(map(tuple, keys)) if key]


def _lines(cases: pd.DataFrame, index: pd.Index, fields: dict[str, Any], messages: dict[tuple, Any]) -> list[str]:
    """Of what is wrong with one cell the last is told: the more particular rules come later."""
    cases = cases.drop_duplicates(["column", "index"], keep="last").sort_values(
        "index", key=lambda rows: index.get_indexer(pd.Index(rows)), kind="stable"
    )
    return [
        _empty(row, fields[column]) if check == "not_nullable" else messages[column, check](row, text)
        for column, check, text, row in cases[["column", "check", "failure_case", "index"]].itertuples(index=False)
    ]


def _empty(row: str, field: dict[str, Any]) -> str:
    name = field["name"]
    if field["type"] in TYPES:
        return f"{row}: {name} is missing; expected {TYPES[field['type']][1]}"
    return f"{row}: {name} is empty; expected a value: a row with no {name} is not taken"
