"""Quotes: the sentence around a figure, of the registered document alone."""

import hashlib
from dataclasses import replace

import pytest
from shipped import DATA

from ipstats.documents import read_document
from ipstats.reading import quotes
from ipstats.reading.quotes import ABSENT, AT_HAND, DIFFERS, Quote, find_quotes, sentence_around


@pytest.mark.parametrize(
    ("text", "figure", "before", "after"),
    [
        ("甲乙。质押融资达到3.2亿元。丙", "3.2亿元", "质押融资达到", "。"),
        ("目标；每万人17件，其中3件", "17件", "每万人", "，其中3件"),
        ("\n\n\t商标量（件）\n\t3400\n\t4500\n\t市局\n\n下一行\n", "4500", "商标量（件） | 3400 |", "| 市局"),
        ("3件", "3件", "", ""),
    ],
)
def test_sentence_around_a_figure(text, figure, before, after):
    start = text.index(figure)
    quote = sentence_around(text, start, start + len(figure))
    assert (quote.before.strip(), quote.figure, quote.after.strip()) == (before, figure, after)


def test_a_long_sentence_is_cut_on_both_sides():
    quote = sentence_around("长" * 500 + "3件" + "长" * 500, 500, 502)
    assert quote.before.startswith("…")
    assert quote.after.endswith("…")
    assert len(quote.before) + len(quote.after) < 200


@pytest.mark.parametrize(
    ("lies_there", "registered", "state"), [(True, True, AT_HAND), (True, False, DIFFERS), (False, True, ABSENT)]
)
def test_only_the_registered_document_is_quoted(tmp_path, monkeypatch, lies_there, registered, state):
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path))
    data, text = DATA.of("hegang"), "到2025年，有效注册商标达到9000件。\n"
    if lies_there:
        (tmp_path / "plan.txt").write_text(text, encoding="utf-8", newline="")
    sha256 = hashlib.sha256(text.encode()).hexdigest() if registered else "0" * 64
    statement = data.statements.head(1).assign(printed="9000件", start=text.index("9000件"), end=text.index("。"))
    found, told = find_quotes(
        replace(data, plans=data.plans.assign(document="plan.txt", sha256=sha256), statements=statement)
    )
    assert told == state
    assert found == [Quote("到2025年，有效注册商标达到", "9000件", "。") if state == AT_HAND else None]


def test_a_document_is_parsed_once(tmp_path, monkeypatch):
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path))
    text = "二、发展目标\n到2025年，知识产权保护水平持续提高。\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8", newline="")
    parsed = []
    monkeypatch.setattr(quotes, "read_document", lambda path: parsed.append(path) or read_document(path))
    plans = DATA.of("hegang").plans.assign(document="plan.txt", sha256=hashlib.sha256(text.encode()).hexdigest())
    data = replace(DATA.of("hegang"), plans=plans)
    for _ in range(2):
        assert find_quotes(data)[1] == AT_HAND
    assert parsed == [tmp_path / "plan.txt"]
