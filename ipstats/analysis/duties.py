"""Who does what: the departments of tasks by their code list, and what each task is about."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

_ASIDE = re.compile(r"\([^()]*\)$")
_TITLE, _CHAPTER = 3, 2  # weights of a word in a task's own title, and in the heading that its chapter shares


def list_duties(tasks: pd.DataFrame, departments: pd.DataFrame) -> pd.DataFrame:
    """A row for each department of each task, in the order of the tasks, those that lead first.

    Columns: those of tasks without lead and support, then role (lead or support), printed (the department's name as
    printed) and department (its code, or missing). The code is that of the name it ends with, the longest that fits,
    what is in brackets behind it apart; a task that names one department twice (市工信局、市工业和信息化局) has it once.
    """
    codes = {alias: code for code, aliases in _listed(departments, "also_printed_as").items() for alias in aliases}
    rows = [
        (task.Index, role, printed, find_department(printed, codes))
        for task in tasks.itertuples()
        for role, printed in _named(task)
    ]
    names = ["role", "printed", "department"]
    duties = pd.DataFrame(rows, columns=["task", *names]).astype(dict.fromkeys(names, "string"))
    once = ~duties.assign(of=duties["department"].fillna(duties["printed"])).duplicated(["task", "of"])
    duties = duties[once].set_index("task")
    return tasks.drop(columns=["lead", "support"]).join(duties, how="inner").reset_index(drop=True)


def _listed(table: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """Code, in the first column of a table → what stands in another, where it is separated by ;."""
    return dict(zip(table.iloc[:, 0], table[column].str.split(";"), strict=True))


def _named(task: Any) -> Iterator[tuple[str, str]]:
    for role in ("lead", "support"):
        names = getattr(task, role)
        for printed in [] if pd.isna(names) else names.split(";"):
            yield role, printed


def find_department(printed: str, codes: dict[str, str]) -> str | None:
    """The code of a department's printed name; codes: end of a name → code.

    >>> find_department("市科学技术局(市知识产权局)", {"科学技术局": "science", "技术局": "other", "知识产权局": "ip_office"})
    'science'
    """
    name = printed if printed in codes else _ASIDE.sub("", printed) or printed
    fitting = [alias for alias in codes if name.endswith(alias)]
    return codes[max(fitting, key=len)] if fitting else None


def find_themes(tasks: pd.DataFrame, themes: pd.DataFrame) -> pd.Series:
    """What each task is about: a code of themes, or missing.

    It is the theme whose words are in the task's title and in the chapter above it, where the title weighs more; of
    equals the first in the table of themes.
    """
    words = _listed(themes, "words")
    chapters = tasks["section"].fillna("").str.split(" > 专栏").str[0].str.split(" > ").str[-1]
    found = [_theme(title, chapter, words) for title, chapter in zip(tasks["title"], chapters, strict=True)]
    return pd.Series(found, index=tasks.index, dtype="string")


def _theme(title: str, chapter: str, words: dict[str, list[str]]) -> str | None:
    def weight(theme: str) -> int:
        in_title, in_chapter = (any(word in text for word in words[theme]) for text in (title, chapter))
        return in_title * _TITLE + in_chapter * _CHAPTER

    best = max(words, key=weight, default=None)
    return best if best and weight(best) else None


def count_duties(duties: pd.DataFrame) -> pd.DataFrame:
    """How many tasks of each theme each department has.

    duties: as `list_duties` gives them of tasks with a column theme. Columns: department (its code, or its printed name
    where it has none), theme, tasks, leads (how many of them it leads); the departments with most tasks first.
    """
    of = duties["department"].fillna(duties["printed"])
    leads = duties["role"].eq("lead").astype(int)
    counts = duties.assign(department=of, leads=leads).groupby(["department", "theme"], dropna=False, sort=False)
    table = counts["leads"].agg(tasks="size", leads="sum").reset_index()
    total = table.groupby("department")["tasks"].transform("sum")
    return table.assign(total=total).sort_values("total", ascending=False, kind="stable").drop(columns="total")
