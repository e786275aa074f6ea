"""Every chart looks as it did when somebody last looked at it: made-up rows of every kind, in both languages.

After a wanted change, draw anew and look: pytest --mpl-generate-path=tests/charts/pictures tests/charts/test_chart_pictures.py
A missing mark or label differs by 1.3 to 4 (RMS), letters of another FreeType by 5 to 30: so the tolerance is 1, for one
FreeType, whichever matplotlib brings it.
"""

import pandas as pd
import pytest
from matplotlib import ft2font

from ipstats import charts
from ipstats.analysis.comparison import COLUMNS
from ipstats.analysis.growth import add_growth
from ipstats.messages.words import LANGUAGES

# code, names, kind, better
INDICATORS = pd.DataFrame(
    [
        ("patents", "每万人口发明专利拥有量", "Patents per 10,000 people", "ratio", "higher"),
        ("pledges", "质押融资登记金额", "Pledge financing", "flow", "higher"),
        ("closed", "案件年结案率", "Cases closed within the year", "share", "higher"),
        ("days", "平均审查周期", "Days until examined", "stock", "lower"),
        ("cases", "侵权案件", "Infringement cases", "flow", "none"),
        ("firms", "认证单位", "Certified organisations", "stock", "higher"),
        ("score", "社会满意度", "Public satisfaction", "score", "higher"),
        ("marks", "商标注册量", "Trademarks registered", "flow", "higher"),
    ],
    columns=["code", "name_zh", "name_en", "kind", "better"],
)
# plan, indicator, unit, baseline, target, comparator, words, stated rate, step, departments, conflict
ROWS = [
    ("jia", "patents", "件/万人", 0.56, 0.6, "=", None, None, None, "市科技局;市教育局", None),
    ("jia", "pledges", "元", 5.5e7, 3.2e8, "~", None, 40, None, "市金融办", "3.2 ≠ 3"),
    ("jia", "closed", "%", 40, 55.5, ">=", None, None, None, "市法院", None),
    ("jia", "days", "天", 30, 20, "<=", None, -7, None, "市科技局", None),
    ("jia", "cases", "件", 900, 20, "<", None, None, None, None, None),
    ("jia", "firms", "家", None, 1, ">", None, None, None, "各县(市、区)", None),
    ("jia", "score", "分", None, None, None, "全省先进水平", None, None, None, None),
    ("jia", "marks", "件", None, None, ">=", None, 15, None, None, None),
    ("yi", "firms", "家", None, None, "=", None, None, 100, None, None),
    ("yi", "patents", "件/万人", None, 15, "=", None, None, None, None, None),
]
FIELDS = [
    *["plan", "indicator", "unit", "baseline", "target", "comparator", "qualitative", "stated_growth", "change"],
    *["responsible", "conflicts"],
]
REGIONS = pd.DataFrame(
    [("jia", "甲市", "Jia"), ("yi", "乙市", "Yi"), ("bing", "丙省", "Bing"), ("ding", "丁市", "Ding")],
    columns=["region", "name_zh", "name_en"],
)
PLANS = pd.DataFrame({"plan": ["jia", "yi", "ding"], "region": ["jia", "yi", "ding"]}).assign(
    period_start=2021, period_end=2025
)
# region, indicator, unit, year, value
OBSERVED = [("jia", "patents", "件/万人", 2022, 0.57), ("jia", "patents", "件/万人", 2023, 0.58)]
# plan, region, baseline, target, comparator, words, stated rate, converted, reason
COMPARED = [
    ("jia-2021-2025", "jia", 2.5, 6.25, ">=", None, None, True, None),
    ("yi-2022-2026", "yi", None, 15, "=", None, None, False, None),
    ("bing-2021-2025", "bing", None, None, "=", None, 10, False, "only a growth rate is stated"),
    ("ding-2021-2025", "ding", None, None, None, None, None, False, "plan sets no figure"),
]


def targets() -> pd.DataFrame:
    rows = pd.DataFrame(ROWS, columns=FIELDS).assign(measure="level", baseline_year=2020, target_year=2025)
    numbers = dict.fromkeys(["baseline", "target", "stated_growth", "change"], "float64")
    rows = rows.astype(numbers | {"baseline_year": "Int64", "target_year": "Int64"}).assign(region=rows["plan"])
    return add_growth(rows, dict(zip(INDICATORS["code"], INDICATORS["kind"], strict=True)))


def of_one_plan(draw, lang, **more):
    return draw(targets().query("plan == 'jia'"), INDICATORS, lang=lang, source="甲市规划", **more)


def observed() -> pd.DataFrame:
    return pd.DataFrame(OBSERVED, columns=["region", "indicator", "unit", "year", "value"]).assign(converted=True)


def comparison(lang):
    names = [
        "plan",
        "region",
        "baseline",
        "target",
        "comparator",
        "qualitative",
        "stated_growth",
        "converted",
        "reason",
    ]
    rows = pd.DataFrame(COMPARED, columns=names).assign(
        measure="level",
        unit="件/万人",
        baseline_year=2020,
        target_year=[2025, 2026, 2025, pd.NA],
        target_residents_year=[2022, None, None, None],
    )
    rows = rows.reindex(columns=list(COLUMNS)).astype(COLUMNS)
    return charts.compare_regions(rows, observed(), INDICATORS, REGIONS, indicator="patents", lang=lang, source="X")


# indicator, unit of the pace, required, past, first year of the past, implied, break, the nation's
PACES = [
    ("patents", "%", 8.5, 29.2, 2015, True, None, 13.8),
    ("closed", "百分点", 1.2, 0.4, 2018, False, None, None),
    ("pledges", "%", 42.2, None, None, None, None, 8.1),
    ("days", "%", -7.8, -2.5, 2016, False, "2018", None),
    ("score", "分", 0.44, None, None, None, None, 0.39),
]


def paces() -> pd.DataFrame:
    names = ["indicator", "pace_unit", "required", "past", "earlier_year", "implied", "breaks", "nation"]
    types = {"earlier_year": "Int64", "implied": "boolean", **dict.fromkeys(["past", "nation"], "float64")}
    return pd.DataFrame(PACES, columns=names).astype(types).assign(plan="jia", baseline_year=2020)


PICTURES = {
    "ambition": lambda lang: charts.ambition(paces(), INDICATORS, lang=lang, source="X"),
    "targets": lambda lang: of_one_plan(charts.target_vs_baseline, lang, observations=observed()),
    "growth": lambda lang: of_one_plan(charts.growth_rates, lang),
    "responsibilities": lambda lang: of_one_plan(charts.responsibilities, lang),
    "coverage": lambda lang: charts.coverage(targets(), INDICATORS, PLANS, REGIONS, lang=lang, source="X"),
    "comparison": comparison,
}


@pytest.mark.skipif(
    ft2font.__freetype_version__[:4] != "2.14", reason="pictures were drawn with FreeType 2.14, look anew"
)
@pytest.mark.mpl_image_compare(baseline_dir="pictures", style="default", tolerance=1, savefig_kwargs={"dpi": 100})
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("chart", PICTURES)
def test_picture(chart, lang):
    return PICTURES[chart](lang).figure
