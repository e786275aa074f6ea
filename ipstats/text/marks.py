"""Marks that point to a note, and what is raised beside a number."""

import re

_RAISED = r"[⁰¹²³⁴-⁹]+"
RAISED = re.compile(rf"(?<![a-z])[\[〔(]?{_RAISED}[\]〕)]?")  # behind a small letter it belongs to a unit: km²
NOTE_MARKS = re.compile(rf"[*＊①-⑨]+|{RAISED.pattern}")
POWER = re.compile(rf"(?<!\d)10{_RAISED}")  # a power of ten: no 10 with a note
