"""What was reached of a plan: the table of its assessment, on the page, in Word and in a workbook.

everything: all data; data: those of the plan, as `Dataset.of` gives them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from openpyxl.workbook import Workbook

from ipstats.analysis import (
    AHEAD,
    AS_PLANNED,
    LATE,
    MARGIN,
    NEARLY,
    NOT_REACHED,
    WORDS_ONLY,
    assess_plans,
    four_figures,
    list_goals,
    share_reached,
)
from ipstats.data import Dataset, as_workbook
from ipstats.messages import (
    LANGUAGES,
    bound_sign,
    change_unit,
    level_text,
    message,
    message_or_code,
    percent_text,
    quantity_text,
    sentences,
    target_text,
    unit_name,
    year_in_header,
)
from ipstats.views.cell_text import indicator_text, place_text, source_text, stacked, text_or_empty
from ipstats.views.html import Html, paragraph, table
from ipstats.views.word_file import WordTable, word_file

MISSED = (NOT_REACHED, NEARLY, LATE)
FIGURES = ("baseline", "target", "level_reached", "completion", "gap", "way", "pace")
WIDTHS = {"goal": 4.4, "judgement": 3.2, **dict.fromkeys(FIGURES, 2.3), "completion": 1.8}
HEADS = {"baseline": "baseline", "target": "target", "observed": "level_reached"}  # columns of levels that have a year
COLUMN = 22  # the widest of the workbook: printed, all stand on one page
PERCENTS = ("completion", "way_share", "time_share")


def assess(everything: Dataset, data: Dataset) -> pd.DataFrame:
    """The plan's targets with what was observed of them, and what it wants in words; columns as `assess_plans` gives them."""
    rows = assess_plans(
        data.targets, everything.plans, data.observations, _of_region(everything, data), everything.indicators
    )
    goals = list_goals(data)
    goals = goals[~goals["start"].isin(rows["start"].dropna())]
    goals = goals.assign(qualitative=goals["subject"] + goals["direction"], indicator=None, note=WORDS_ONLY)
    goals = goals.assign(region=data.plans["region"].iloc[0], measure="level", target_year=goals["year"])
    return pd.concat([rows, goals.reindex(columns=rows.columns).astype(rows.dtypes)], ignore_index=True)


def _of_region(everything: Dataset, data: Dataset) -> pd.DataFrame:
    """The statements of all plans of the region."""
    plans = everything.plans.loc[everything.plans["region"].isin(data.plans["region"]), "plan"]
    return everything.statements[everything.statements["plan"].isin(plans)]


def answer(everything: Dataset, data: Dataset, lang: str) -> Html:
    """How many targets were reached, and by name what was not or will not be."""
    lines = _answer(assess(everything, data), data, lang)
    return Html(paragraph(stacked(lines), "verdict").html, sentences(lines, lang))


def _answer(rows: pd.DataFrame, data: Dataset, lang: str) -> list[str]:
    done, judged = share_reached(rows)
    share = _percent(done / judged * 100, lang) if judged else ""
    lines = [message("assess_share" if judged else "assess_nothing", lang).format(judged, done, share)]
    going = {verdict: int((rows["verdict"] == verdict).sum()) for verdict in (AHEAD, AS_PLANNED, LATE)}
    if any(going.values()):
        lines.append(message("assess_going", lang).format(*going.values()))
    for verdict in MISSED:
        names = [_missed(row, data, lang) for row in rows[rows["verdict"] == verdict].itertuples()]
        if names:
            verdict_text = _verdict(verdict, lang)
            pair = (verdict_text[:1].upper() + verdict_text[1:], message("list_separator", lang).join(names))
            lines.append(message("assess_list", lang).format(*pair))
    words = rows["qualitative"].notna() & rows["target"].isna()
    unjudged = int((rows["verdict"].isna() & ~words).sum())
    if unjudged or words.any():
        lines.append(message("assess_unjudged", lang).format(unjudged, int(words.sum())))
    return lines


def _missed(row: Any, data: Dataset, lang: str) -> str:
    figures = (row.observed_year, level_text(row, "observed", lang), target_text(row, lang))
    return message("assess_missed", lang).format(_name(row, data, lang)[0], *figures)


def assessment_table(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """A row a target: baseline, target, level reached, completion rate, gap, pace, and the verdict or why there is none."""
    rows = assess(everything, data)
    headers, cells = _cells(rows, data, lang)
    shown: list[dict[str, Any]] = [{key: stacked(lines) for key, lines in row.items()} for row in cells]
    return table(
        shown, lang, "assessment", FIGURES, headers=headers, note=message("assess_note", lang).format(f"{MARGIN:g}")
    )


def sources_table(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """Where each figure stands: the target in its plan, what was reached in a publication or a later plan's review."""
    rows = assess(everything, data)
    cells: list[dict[str, Any]] = [
        {
            "indicator": _name(row, data, lang)[0],
            "source_target": place_text(_at_offset(row, lang)),
            "source_reached": _source_reached(row, lang),
        }
        for row in rows[rows["target"].notna()].itertuples()
    ]
    return table(cells, lang, "assess_sources")


def as_word(everything: Dataset, data: Dataset, title: str, lang: str) -> bytes:
    """The answer and the table as a Word file, the sources of its figures as notes."""
    rows = assess(everything, data)
    headers, cells = _cells(rows, data, lang)
    used = [key for key in headers if any(any(row[key]) for row in cells)]
    sources = [_note(row, lang) for row in rows.itertuples()]
    numbers = {text: number for number, text in enumerate(dict.fromkeys(filter(None, sources)), start=1)}
    content = WordTable(
        {key: headers[key] for key in used}, cells, WIDTHS, FIGURES, [numbers.get(text, 0) for text in sources]
    )
    notes = [message("assess_note", lang).format(f"{MARGIN:g}")]
    notes += [f"{number}. {text}" for text, number in numbers.items()]
    return word_file(title, _answer(rows, data, lang), content, notes)


def as_excel(everything: Dataset, data: Dataset, lang: str) -> bytes:
    """The table as a workbook whose figures are numbers; the tidy rows on a sheet of their own."""
    rows = assess(everything, data)
    sheet, keys = message("assessment", lang), list(_numbers(next(rows.itertuples()), data, lang))
    office = pd.DataFrame([_numbers(row, data, lang) for row in rows.itertuples()])
    office = office.rename(columns={key: message(key, lang) for key in keys})

    def finish(book: Workbook) -> None:
        for column in book[sheet].column_dimensions.values():
            column.width = min(column.width, COLUMN)
        for key, (_, *cells) in zip(keys, book[sheet].iter_cols(), strict=True):
            for cell in cells:
                if isinstance(cell.value, int | float) and not key.endswith("_year"):
                    cell.number_format = _number_format(key, cell.value)

    return as_workbook({sheet: office, "rows": rows}, finish)


def _number_format(key: str, value: float) -> str:
    return '0.0#"%"' if key in PERCENTS else "#,##0" if value == round(value) else "#,##0.0###"


def _numbers(row: Any, data: Dataset, lang: str) -> dict[str, Any]:
    """A row with its figures as numbers, in base units."""
    return {
        "indicator": _name(row, data, lang)[0],
        "name": row.name,
        "nature": message_or_code(row.nature, lang),
        "unit": "" if pd.isna(row.unit) else unit_name(row.unit, lang),
        "baseline_year": row.baseline_year,
        "baseline": row.baseline,
        "target_year": row.target_year,
        "bound": bound_sign(row.comparator),
        "target": text_or_empty(row.qualitative) if pd.isna(row.target) else row.target,
        "observed_year": row.observed_year,
        "level_reached": row.observed,
        "completion": row.completion,
        "gap": row.gap,
        "way_share": row.way,
        "time_share": row.time,
        "pace": row.pace,
        "judgement": _verdict(row.verdict, lang),
        "reason": message_or_code(row.note, lang),
        "source_target": _at_offset(row, lang),
        "source_reached": _source_reached(row, lang),
    }


def _cells(rows: pd.DataFrame, data: Dataset, lang: str) -> tuple[dict[str, str], list[dict[str, Sequence[str]]]]:
    """The headers of the table, with the year where it is the same for all rows, and its cells as lines of text."""
    heads = {column: year_in_header(HEADS[column], rows[f"{column}_year"], lang) for column in HEADS}
    texts = {HEADS[column]: text for column, (text, _) in heads.items()} | {"goal": message("indicator", lang)}
    headers = {key: texts.get(key) or message(key, lang) for key in ("goal", "judgement", *FIGURES)}
    dated = {column for column, (_, same) in heads.items() if not same}
    return headers, [_row_cells(row, dated, data, lang) for row in rows.itertuples()]


def _row_cells(row: Any, dated: set[str], data: Dataset, lang: str) -> dict[str, Sequence[str]]:
    """A row as lines of text. dated: which levels have their year below them."""

    def level(column: str, text: str) -> list[str]:
        year = getattr(row, f"{column}_year")
        return [
            text,
            *([message("year_alone", lang).format(year)] if text and column in dated and pd.notna(year) else []),
        ]

    unit = change_unit(row, dict(zip(data.indicators["code"], data.indicators["kind"], strict=True)))
    way = "" if pd.isna(row.way) else f"{percent_text(row.way, lang)} / {percent_text(row.time, lang)}"
    return {
        "goal": [*_name(row, data, lang), message_or_code(row.nature, lang)],
        "judgement": [_verdict(row.verdict, lang), message_or_code(row.note, lang)],
        "baseline": level("baseline", level_text(row, "baseline", lang)),
        "target": level("target", "" if pd.isna(row.indicator) else target_text(row, lang)),
        "level_reached": level("observed", level_text(row, "observed", lang)),
        "completion": [_percent(row.completion, lang)],
        "gap": [_signed(row.gap, unit, lang)],
        "way": [way],
        "pace": [_signed(row.pace, unit, lang)],
    }


def _name(row: Any, data: Dataset, lang: str) -> list[str]:
    """The indicator as printed; before it, in another language than that of the plans, its name; or the goal's words."""
    printed = text_or_empty(row.qualitative if pd.isna(row.indicator) and pd.isna(row.name) else row.name)
    return list(
        dict.fromkeys([printed] if lang == LANGUAGES[0] else [indicator_text(row, data, lang) or printed, printed])
    )


def _verdict(verdict: Any, lang: str) -> str:
    return message("verdict_none" if pd.isna(verdict) else f"verdict_{verdict.replace(' ', '_')}", lang)


def _percent(value: float, lang: str) -> str:
    """Percent with four figures: 99.96 is not 100."""
    return "" if pd.isna(value) else quantity_text(four_figures(value), "%", lang)


def _signed(value: float, unit: Any, lang: str) -> str:
    """A difference with its sign, four figures."""
    if pd.isna(value):
        return ""
    return ("+" if value > 0 else "-" if value < 0 else "") + quantity_text(abs(four_figures(value)), unit, lang)


def _at_offset(row: Any, lang: str) -> str:
    """The section of the plan in which the target stands, and after how many signs."""
    return text_or_empty(row.section) + ("" if pd.isna(row.start) else message("at_offset", lang).format(row.start))


def _source_reached(row: Any, lang: str) -> str:
    if pd.isna(row.observed):
        return ""
    if pd.isna(row.review):
        return source_text(row, lang)
    return message("assess_review", lang).format(row.source, text_or_empty(row.place))


def _note(row: Any, lang: str) -> str:
    """Where a row's figures are from, in one sentence."""
    if pd.isna(row.target) or pd.isna(row.section):
        return ""
    parts = [
        (message("source_target", lang), row.section),
        (message("source_reached", lang), _source_reached(row, lang)),
    ]
    return message("list_separator", lang).join(message("pair", lang).format(*part) for part in parts if part[1])
