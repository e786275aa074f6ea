"""Workbooks that tests make, and copies of them with something changed in their parts."""

import re
import zipfile


def saved(sheet, folder):
    sheet.parent.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def changed(path, changes, drop="^$", rename=lambda name: name):
    """A copy of a workbook without the parts that match drop, the others under another name.

    changes: name of a part → a pattern and what is put in its place; .* for every part.
    """
    copy = path.with_name("b.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for part, (pattern, instead) in changes.items():
                if part in {name, ".*"}:
                    data = re.sub(pattern.encode(), instead.encode(), before := data, flags=re.DOTALL)
                    assert part == ".*" or data != before, f"{pattern} is not in {name}"
            if not re.search(drop, name):
                new.writestr(rename(name), data)
    return copy
