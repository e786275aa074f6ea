import json
import os
import shutil

import pytest

import ipstats
from ipstats.data.descriptor_problems import resource_problems, schema_problems
from ipstats.errors import BadInput
from ipstats.paths import HOME

GOOD = {"name": "plans", "path": "plans.csv", "schema": {"fields": []}}
# a package → what the lines must say, in order
PACKAGES = [
    ([], ["is []; expected an object with a list of resources"]),
    (None, ["is None; expected an object"]),
    ({"resources": {}}, ["expected an object with a list of resources"]),
    ({"resources": [3]}, ["resource 1 is 3; expected an object"]),
    ({"resources": [{"name": "a", "path": "a.csv", "shema": "x"}]}, ["no schema; is 'shema' meant to be it?"]),
    ({"resources": [{"path": "a.csv", "schema": {}}]}, ["resource 1: no name; add it"]),
    ({"resources": [GOOD | {"path": "../plans.csv"}]}, ["path is '../plans.csv'; expected one inside"]),
    ({"resources": [GOOD | {"path": "a/../../plans.csv"}]}, ["expected one inside"]),
    ({"resources": [GOOD | {"path": "/etc/passwd"}]}, ["path is '/etc/passwd'; expected one inside"]),
    ({"resources": [GOOD | {"path": ["a.csv"]}]}, ["expected a text as its name"]),
    ({"resources": [GOOD | {"schema": "../s.json"}]}, ["schema is '../s.json'; expected a file inside"]),
    ({"resources": [GOOD, GOOD]}, ["there are two of this name"]),
]


@pytest.mark.parametrize(("package", "told"), PACKAGES)
def test_each_resource_that_is_none_is_told(package, told, tmp_path):
    problems = list(resource_problems(package, tmp_path))
    assert len(problems) == len(told)
    assert all(part in line for part, line in zip(told, problems, strict=True)), problems


FIELD = {"name": "plan", "type": "string"}
SCHEMAS = [
    ([], ["is []; expected an object with a list of fields"]),
    ({"feilds": []}, ["no fields; is 'feilds' meant to be it?"]),
    ({}, ["no fields; add it"]),
    ({"fields": {}}, ["fields is {}; expected a list"]),
    ({"fields": [{"nmae": "plan", "type": "string"}]}, ["no name; is 'nmae' meant to be it?"]),
    ({"fields": [FIELD | {"type": "strnig"}]}, ["type is 'strnig': did you mean 'string'?"]),
    ({"fields": [FIELD | {"constrains": {}}]}, ["no constraints; is 'constrains' meant to be it?"]),
    ({"fields": [FIELD | {"constraints": {"requierd": True}}]}, ["no required; is 'requierd' meant to be it?"]),
    ({"fields": [FIELD | {"constraints": {"pattern": "("}}]}, ["expected a regular expression"]),
    ({"fields": [FIELD | {"constraints": {"enum": "a"}}]}, ["enum is 'a'; expected a list"]),
    ({"fields": [FIELD | {"constraints": []}]}, ["constraints is []; expected an object"]),
    ({"fields": [FIELD], "primarykey": "plan"}, ["no primaryKey; is 'primarykey' meant to be it?"]),
    ({"fields": [FIELD], "primaryKey": "region"}, ["primaryKey names 'region', which is no field of it"]),
    ({"fields": [FIELD], "foreignKeys": [{"fields": "plan"}]}, ["expected fields, and a reference"]),
    ({"fields": [FIELD | {"title": "Plan", "example": "a"}], "missingValues": [""]}, []),
]


@pytest.mark.parametrize(("schema", "told"), SCHEMAS)
def test_each_part_of_a_schema_that_is_none_is_told(schema, told):
    problems = list(schema_problems(schema, "a.json"))
    assert len(problems) == len(told)
    assert all(part in line for part, line in zip(told, problems, strict=True)), problems


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))


@pytest.mark.parametrize("text", ["[]", "", "{", "3", '{"resources": [[]]}'])
def test_a_damaged_datapackage_is_told(folder, text):
    (folder / "datapackage.json").write_text(text)
    with pytest.raises(BadInput, match=r"datapackage\.json: "):
        ipstats.load(folder)


def test_a_column_that_ipstats_works_with_is_missed(folder):
    file = folder / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"baseline_year"', '"base_line_year"'), encoding="utf-8")
    with pytest.raises(
        BadInput, match=r"table 'plans': no field 'baseline_year'; is 'base_line_year' meant to be it\?"
    ):
        ipstats.load(folder)


def test_a_change_of_the_package_is_seen_in_a_process_that_has_read_it(folder):
    ipstats.load(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [one for one in package["resources"] if one["name"] != "corrections"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(BadInput, match="no resource 'corrections'; put it back"):
        ipstats.load(folder)


@pytest.mark.parametrize(
    "name", ["observations/x.csv", "observations/national.csv", "plans.csv", "statements/hegang-2021-2025.csv"]
)
def test_a_pipe_among_the_tables_is_told(folder, name):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    with pytest.raises(BadInput, match=rf"{name}: is no ordinary file; remove it"):
        ipstats.load(folder)
