"""Tasks and who does them: of one plan, of all, and what one department is asked to do."""

from collections import Counter
from typing import Any

import pandas as pd
from markupsafe import Markup

from ipstats.analysis import count_duties, find_themes, list_duties
from ipstats.charts import plan_names
from ipstats.data import Dataset
from ipstats.errors import UnknownName
from ipstats.messages import message
from ipstats.views.cell_text import MOST_ROWS, part_note, text_or_empty
from ipstats.views.html import Html, paragraph, table

MOST_NAMED = 20  # departments of `duties_by_theme`
NO_THEME = "no_theme"


def task_table(data: Dataset, lang: str) -> Html | None:
    """The tasks of the plans, a row each, with departments, figures and instruments; None where there are none."""
    tasks: Any = data.tasks.head(MOST_ROWS)
    names, figures = plan_names(data.plans, data.regions, lang), _figures(data)
    of_themes = find_themes(tasks, data.themes).map(_names(data.themes, "theme", lang)).fillna("")
    rows = [
        {
            "plan": names[row.plan] if len(names) > 1 else "",
            "task": _title(row),
            "theme": theme,
            **{key: _listed(getattr(row, key), lang) for key in ("lead", "support")},
            "deadline": row.deadline,
            "task_figures": _listed(figures.get((row.plan, row.start)), lang),
            "instruments": _listed(row.instruments, lang),
            "offset": row.start,
        }
        for row, theme in zip(tasks.itertuples(), of_themes, strict=True)
    ]
    note = message("tasks_note", lang) + part_note(len(rows), len(data.tasks), "part_of_list", lang)
    return table(rows, lang, "tasks", whole=("theme", "offset", "deadline"), note=note)


def _title(task: Any) -> str:
    return " ".join(filter(None, (text_or_empty(task.number), task.title)))


def _listed(texts: Any, lang: str) -> str:
    return text_or_empty(texts).replace(";", message("comma", lang))


def _names(table: pd.DataFrame, key: str, lang: str) -> dict[str, str]:
    return dict(zip(table[key], table[f"name_{lang}"], strict=True))


def _figures(data: Dataset) -> dict[tuple[str, int], str]:
    """Plan and start of a task → the figures that stand in it, each with its name, separated by ;."""
    starts = data.tasks.assign(figure=data.tasks["statements"].str.split(";")).explode("figure").dropna(subset="figure")
    starts = starts[["plan", "start", "figure"]].astype({"figure": "Int64"})
    stated = data.statements[["plan", "start", "name", "printed"]].rename(columns={"start": "figure"})
    found = starts.merge(stated, on=["plan", "figure"])
    texts = found["name"] + " " + found["printed"]
    of_task: Any = texts.groupby([found["plan"], found["start"]]).agg(";".join).to_dict()
    return of_task


def duties(data: Dataset) -> pd.DataFrame:
    """A row for each department of each task, as `ipstats.analysis.list_duties` gives them, with the task's theme."""
    return list_duties(data.tasks.assign(theme=find_themes(data.tasks, data.themes)), data.departments)


def busiest(data: Dataset, lang: str) -> Html | None:
    """In a few words: how many tasks name who does them, who has most to do and who leads most; None without tasks."""
    if data.tasks.empty:
        return None
    rows, names = duties(data), _names(data.departments, "department", lang)
    if rows.empty:
        return paragraph(message("tasks_unnamed", lang).format(len(data.tasks)), "verdict")
    of = rows["department"].fillna(rows["printed"])
    texts = [message("tasks_named", lang).format(len(data.tasks), len(rows[["plan", "start"]].drop_duplicates()))]
    for key, who in (("busiest", of), ("busiest_lead", of[rows["role"] == "lead"])):
        texts += [
            message(key, lang).format(names.get(code, code), count) for code, count in Counter(who).most_common(1)
        ]
    return paragraph("".join(texts), "verdict")


def duties_by_theme(data: Dataset, lang: str) -> Html | None:
    """How many tasks of each theme each department has, and in brackets how many of them it leads."""
    counts = count_duties(duties(data))
    counts = counts.assign(theme=counts["theme"].fillna(NO_THEME))
    totals = counts.groupby("department", sort=False)[["tasks", "leads"]].sum()
    of_theme = counts.set_index(["department", "theme"])[["tasks", "leads"]].T.to_dict("list")
    names, heads = (_names(*each, lang) for each in ((data.departments, "department"), (data.themes, "theme")))
    rows = [
        {"department": names.get(code, code), "all_tasks": _count(total, lang)}
        | {theme: _count(of_theme.get((code, theme), [0, 0]), lang) for theme in (*heads, NO_THEME)}
        for code, total in zip(totals.index[:MOST_NAMED], totals.to_numpy().tolist(), strict=False)
    ]
    note = message("duties_note", lang) + part_note(len(rows), len(totals), "part_of_departments", lang)
    counted = ("all_tasks", *heads, NO_THEME)
    return table(rows, lang, "duties", numbers=counted, whole=counted, headers=heads, note=note)


def _count(counts: list[int], lang: str) -> str:
    tasks, leads = counts
    return message("duty_count", lang).format(tasks, leads) if leads else str(tasks or "")


def department_tasks(data: Dataset, department: str, lang: str) -> Html | None:
    """What a department is asked to do in all plans, a row a task, what it leads first. department: a code, or "" for
    the one with most tasks.

    Raises UnknownName for a code that is none of departments.csv.
    """
    names = _names(data.departments, "department", lang)
    if department and department not in names:
        raise UnknownName("department", department, names, f"see {data.folder / 'departments.csv'}")
    rows = duties(data)
    if rows["department"].isna().all():
        return None
    department = department or str(rows["department"].value_counts().idxmax())
    own = rows[rows["department"] == department].sort_values("role", kind="stable")  # lead comes before support
    leads = int((own["role"] == "lead").sum())
    told = paragraph(message("department_title", lang).format(names[department], len(own), leads), "verdict")
    shown = _own_tasks(own, data, lang)
    return Html(told.html + Markup(shown.html), told.text) if shown else told


def _own_tasks(own: pd.DataFrame, data: Dataset, lang: str) -> Html | None:
    names, themes = plan_names(data.plans, data.regions, lang), _names(data.themes, "theme", lang)
    shown: Any = own.head(MOST_ROWS)
    rows = [
        {
            "plan": names[row.plan],
            "role": message(f"role_{row.role}", lang),
            "task": _title(row),
            "theme": themes.get(row.theme, ""),
            "printed_as": row.printed,
            "offset": row.start,
        }
        for row in shown.itertuples()
    ]
    note = part_note(len(rows), len(own), "part_of_list", lang)
    return table(rows, lang, "department_tasks", whole=("offset",), note=note)


def all_tasks(data: Dataset, lang: str) -> pd.DataFrame:
    """The tasks of all plans for a table to search: plan and theme by their names, the rest as printed."""
    names, themes = plan_names(data.plans, data.regions, lang), _names(data.themes, "theme", lang)
    shown = data.tasks.assign(
        plan=data.tasks["plan"].map(names), theme=find_themes(data.tasks, data.themes).map(themes)
    )
    columns = ["plan", "title", "theme", "lead", "support", "instruments", "start"]
    return shown[columns].rename(columns={"title": "task"})
