"""The figures that matter: those of the plan, with their bounds."""

from shipped import DATA

from ipstats.views import overview


def test_overview_has_the_figures_that_matter():
    told = overview.key_figures(DATA, DATA.of("qinhuangdao"), "en").html
    for figure in ("<dt>14</dt>", "<dt>42.2%</dt>", "<dt>17 per 10,000 people</dt>", "<dt>3.5 per 10,000 people</dt>"):
        assert figure in told
    assert "the national plan wants 12 per 10,000 people" in told


def test_a_stated_rate_keeps_its_bound_and_nothing_is_counted_that_is_not_there():
    told = overview.key_figures(DATA, DATA.of("hebei"), "zh").html
    assert "<dt>≥15%、15%</dt>" in told  # 15%以上 of one, 15% of another
    assert "<dd>项指标设定了目标，均无基期值</dd>" in told


def test_all_that_grow_fastest_are_named():
    told = overview.key_figures(DATA, DATA.of("shijiazhuang"), "zh").html  # two indicators are to grow by 10 % a year
    assert "<dt>≥10%、10%</dt>" in told
    assert "商标注册量、著作权登记量：文件所载年均增速，各项中最高" in told
