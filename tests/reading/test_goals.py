"""Goals without figures: sentences that promise, or the tables' words alone."""

from shipped import DATA, REGIONS

from ipstats.reading.goals import find_goals
from ipstats.reading.quotes import ABSENT, AT_HAND
from ipstats.views import city_report


def html(shown):
    return getattr(shown, "html", "")


def test_directions_are_sentences_without_figures(documents):
    with_documents = [region for region in REGIONS if DATA.of(region).plans["document"].notna().all()]
    assert len(with_documents) == 5
    for region in with_documents:
        data = DATA.of(region)
        found, state = find_goals(data)
        assert state == AT_HAND
        assert len(found) >= 2
        figures = set(data.statements["printed"])
        prose = found[found["name"].isna()]["wish"]
        assert not [wish for wish in prose if any(figure in wish for figure in figures if len(figure) > 3)]
        assert prose.str.contains(r"[。；]$").all()
    jiyuan, _ = find_goals(DATA.of("jiyuan"))
    assert jiyuan["wish"].tolist()[1:3] == ["知识产权保护水平持续提高。", "知识产权保护环境明显优化。"]


def test_without_the_document_only_the_tables_words_are_there(tmp_path, monkeypatch):
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path))
    found, state = find_goals(DATA.of("qinhuangdao"))
    assert state == ABSENT
    assert found["wish"].tolist() == ["稳步增长", "全省先进水平"]
    assert "not at hand" in html(city_report.goals_in_words(DATA.of("jiyuan"), "en"))
