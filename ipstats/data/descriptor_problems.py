"""What is wrong with a datapackage.json: a line for each part of it that is not as a data package has it."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ipstats.paths import is_inside

TYPES = ("string", "date", "year", "integer", "number", "boolean")
_RESOURCE = ("name", "path", "schema")
_SCHEMA = ("fields", "primaryKey", "foreignKeys")
_FIELD = ("name", "type", "description", "constraints")
_CONSTRAINTS = ("required", "unique", "enum", "pattern", "minimum", "maximum")


def resource_problems(package: Any, folder: Path) -> Iterator[str]:
    """What is wrong with a package's resources, their schemas apart; where there is nothing, each has a name of its
    own, a path inside the folder, and a schema."""
    file = folder / "datapackage.json"
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list):
        yield f"{file}: is {_shown(package)}; expected an object with a list of resources"
        return
    names = set()
    for number, resource in enumerate(resources, start=1):
        if not isinstance(resource, dict):
            yield f"{file}: resource {number} is {_shown(resource)}; expected an object"
            continue
        name, path = resource.get("name"), resource.get("path")
        label = f"{file}: resource {name!r}" if name else f"{file}: resource {number}"
        yield from _missing(resource, _RESOURCE, label)
        if not isinstance(name, str | None) or not isinstance(path, str | None):
            yield f"{label}: expected a text as its name, and one as its path"
        elif path is not None and not is_inside(folder, folder / path):
            yield f"{label}: path is {path!r}; expected one inside {folder}, without .. and not from the root"
        elif isinstance(schema := resource.get("schema"), str) and not is_inside(folder, folder / schema):
            yield f"{label}: schema is {schema!r}; expected a file inside {folder}, without .. and not from the root"
        elif name in names:
            yield f"{label}: there are two of this name; remove one"
        names.add(str(name))


def schema_problems(schema: Any, label: str) -> Iterator[str]:
    """What is wrong with a Table Schema; where there is nothing its fields, their types and constraints can be used."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(schema, dict) or (isinstance(fields, list) and not all(isinstance(f, dict) for f in fields)):
        yield f"{label}: is {_shown(schema)}; expected an object with a list of fields, each an object"
        return
    yield from _missing(schema, ("fields",), label, _SCHEMA)
    if "fields" in schema and not isinstance(fields, list):
        yield f"{label}: fields is {_shown(fields)}; expected a list"
    for number, field in enumerate(fields if isinstance(fields, list) else (), start=1):
        own = f"{label}: field {field.get('name', number)!r}"
        yield from _missing(field, ("name", "type"), own, _FIELD)
        if (type_ := field.get("type", "string")) not in TYPES:
            yield f"{own}: type is {type_!r}{_near(type_, TYPES)}; expected one of {', '.join(TYPES)}"
        yield from _constraint_problems(field.get("constraints", {}), own)
    if isinstance(fields, list):
        yield from _key_problems(schema, [field.get("name") for field in fields], label)


def _constraint_problems(limits: Any, label: str) -> Iterator[str]:
    if not isinstance(limits, dict):
        yield f"{label}: constraints is {_shown(limits)}; expected an object"
        return
    yield from _missing(limits, (), label, _CONSTRAINTS)
    try:
        re.compile(limits.get("pattern", ""))
    except (re.error, TypeError) as error:
        yield f"{label}: pattern is {limits['pattern']!r}; expected a regular expression ({error})"
    if not isinstance(limits.get("enum", []), list):
        yield f"{label}: enum is {_shown(limits['enum'])}; expected a list"
    for bound in ("minimum", "maximum"):
        if not isinstance(limits.get(bound, 0), int | float):
            yield f"{label}: {bound} is {limits[bound]!r}; expected a number"


def _key_problems(schema: dict[str, Any], columns: Collection[Any], label: str) -> Iterator[str]:
    primary = schema.get("primaryKey", [])
    if unknown := [name for name in ([primary] if isinstance(primary, str) else primary) if name not in columns]:
        yield f"{label}: primaryKey names {', '.join(map(repr, unknown))}, which is no field of it"
    for key in schema.get("foreignKeys", []):
        reference = key.get("reference") if isinstance(key, dict) else None
        if not isinstance(reference, dict) or not {"resource", "fields"} <= reference.keys():
            yield f"{label}: foreign key is {_shown(key)}; expected fields, and a reference with resource and fields"
        elif key.get("fields") not in columns:
            yield f"{label}: foreign key of {key.get('fields')!r}, which is no field of it"


def _missing(part: dict[str, Any], needed: Collection[str], label: str, known: Collection[str] = ()) -> Iterator[str]:
    """A line for each key that must be there and is not, and for each that seems to be a known one misspelt."""
    known = {*known, *needed} - part.keys()
    slips = {near[0]: key for key in part if (near := get_close_matches(key, known, 1, 0.75))}
    for name in [name for name in known if name in slips or name in needed]:
        yield f"{label}: no {name}; " + (f"is {slips[name]!r} meant to be it?" if name in slips else "add it")


def _near(text: Any, known: Collection[str]) -> str:
    near = get_close_matches(str(text), known, 1)
    return f": did you mean {near[0]!r}?" if near else ""


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
