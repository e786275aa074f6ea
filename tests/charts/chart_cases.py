"""Made-up and real rows for tests of charts, and what a drawn chart shows."""

from itertools import combinations

import numpy as np
import pandas as pd
from shipped import DATA

from ipstats import charts
from ipstats.analysis.comparison import compare, compare_observations
from ipstats.analysis.growth import add_growth
from ipstats.charts import growth_rates, target_vs_baseline

CHARTS = [target_vs_baseline, growth_rates]
INDICATORS = pd.DataFrame(
    [
        ("ratio", "每万人口发明专利拥有量", "Invention patents per 10,000 people", "ratio"),
        ("money", "知识产权质押融资登记金额", "IP pledge financing registered", "flow"),
        ("share", "行政执法案件年结案率", "Cases closed within the year", "share"),
        ("days", "发明专利平均审查周期", "Average days until examined", "stock"),
        ("words", "知识产权保护社会满意度", "Public satisfaction with IP protection", "score"),
        (
            "long",
            "企业高校等各类创新主体中" * 4,
            "Enterprises, universities and institutes with IP management in use",
            "stock",
        ),
        ("odd", "有😀的$x_1$指标", "An $odd$ 😀 name_with_1 <b>", "stock"),
    ],
    columns=["code", "name_zh", "name_en", "kind"],
)


# indicator, unit, baseline, target, comparator, words, stated rate, step, what must be read, place on the scale, rate;
# last the measure, where it is not a level
CASES = [
    ("ratio", "件/万人", 0.56, 0.6, "=", None, None, None, ["0.56件/万人", "0.6件/万人"], 93.3333, 1.3894),
    ("money", "元", 5.5e7, 3.2e8, "~", None, 40, None, ["5500万元", "≈3.2亿元", "40%", "≈42.2%"], 17.1875, 42.2189),
    ("money", "元", 0, 3e7, "=", None, None, None, ["0元", "3000万元", "基期值为零", "+3000万元"], 0, None),
    ("share", "%", 40, 55.5, ">=", None, None, None, ["40%", "≥55.5%", "+15.5百分点"], 72.0721, None),
    ("share", "%", 5, 0, "<=", None, None, None, ["5%", "≤0%", "-5百分点"], None, None),
    ("days", "天", 30, 20, "<=", None, -7, None, ["30天", "≤20天", "-7%", "≤-7.8%"], 150, -7.7892),
    ("days", "天", 900, 20, "<=", None, None, None, ["900天", "4,500%"], None, -53.2956),
    ("days", "天", -5, 10, "=", None, None, None, ["-5天", "数值不大于零"], -50, None),
    ("days", "天", 17, 22.7, "=", None, None, None, ["+5.7天"], 74.8899, 5.9535),
    ("long", "家", None, 300, ">", None, None, None, [">300家", "缺基期值"], None, None),
    ("long", "家", None, None, ">=", None, None, 100, ["≥+100家", "+100家", "文件只给出增量"], None, None),
    ("words", "分", None, None, None, "全省先进水平", None, None, ["全省先进水平", "目标为文字表述"], None, None),
    ("odd", "件", None, None, ">=", None, 15, None, ["年均增长≥15%", "≥15%", "有〓的$x_1$指标"], None, None),
    ("long", "家", None, 30, ">=", None, None, None, ["每年≥30家", "每年的目标"], None, None, "annual_level"),
    ("long", "家", 20, 30, "=", None, None, None, ["每年20家", "每年30家", "+10家"], 66.6667, None, "annual_level"),
    (
        "ratio",
        "件/万人",
        11.3,
        None,
        "~",
        None,
        None,
        1.2,
        ["每年≈+1.2件/万人", "每年+1.2件/万人"],
        None,
        None,
        "annual_change",
    ),
]


def frame(cases=CASES) -> pd.DataFrame:
    columns = ["indicator", "unit", "baseline", "target", "comparator", "qualitative", "stated_growth", "change"]
    rows = pd.DataFrame([case[:8] for case in cases], columns=columns)
    rows = rows.astype(dict.fromkeys(["baseline", "target", "stated_growth", "change"], "float64"))
    rows = rows.astype(dict.fromkeys(["indicator", "unit", "comparator", "qualitative"], "string"))
    rows["measure"] = pd.array([(*case, "level")[11] for case in cases], dtype="string")
    rows = rows.assign(plan="x-2021-2025", region="x", baseline_year=2020, target_year=2025)
    rows = rows.astype({"baseline_year": "Int64", "target_year": "Int64"})
    return add_growth(rows, dict(zip(INDICATORS["code"], INDICATORS["kind"], strict=True)))


def texts(ax) -> list:
    """Every text artist of a drawn chart that shows something."""
    ax.figure.canvas.draw()
    legend = ax.get_legend()
    found = [*ax.texts, ax._left_title, ax.xaxis.label, *ax.get_xticklabels(), *(legend.get_texts() if legend else [])]
    return [text for text in found if text.get_text()]


def words(ax) -> set[str]:
    return {text.get_text().replace("\n", joint) for text in texts(ax) for joint in ("", " ")}


def marks(ax, shape: str) -> np.ndarray:
    """x, y of the markers of one shape."""
    return np.array([xy for line in ax.lines if line.get_marker() == shape for xy in line.get_xydata()]).reshape(-1, 2)


def row_of(ax, name: str) -> float:
    """Height at which the one row with this name stands."""
    [text] = [text for text in ax.texts if text.get_text().replace("\n", " ") == name]
    box = text.get_window_extent().transformed(ax.transData.inverted())
    return (box.y0 + box.y1) / 2


def overlaps(ax) -> list[tuple[str, str]]:
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(ax)]
    apart = [
        (a, b)
        for (a, one), (b, two) in combinations(boxes, 2)
        if min(one.x1, two.x1) - max(one.x0, two.x0) > 1 and min(one.y1, two.y1) - max(one.y0, two.y0) > 1
    ]
    page = ax.figure.bbox
    return apart + [
        (text, "the edge")
        for text, box in boxes
        if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1
    ]


COMPARED = [
    "high_value_invention_patents_per_10k",
    "valid_trademarks",
    "ip_pledge_financing",
    "copyright_registrations",
    "patent_intensive_gdp_share",
    "suspects_arrested",
]


def compared(indicator, lang, **more):
    frames = (compare(DATA, indicator), compare_observations(DATA, indicator), DATA.indicators, DATA.regions)
    return charts.compare_regions(*frames, indicator=indicator, lang=lang, **more), frames


def drawn(lang, **more):
    """One of each of the new charts."""
    qinhuangdao = DATA.of("qinhuangdao").targets
    plans = DATA.plans[DATA.plans["region"] != "china"]
    targets = DATA.targets[DATA.targets["plan"].isin(plans["plan"])]
    return [
        compared(COMPARED[0], lang, **more)[0],
        charts.coverage(targets, DATA.indicators, plans, DATA.regions, lang=lang, **more),
        charts.responsibilities(qinhuangdao, DATA.indicators, lang=lang, **more),
        charts.target_vs_baseline(qinhuangdao, DATA.indicators, observations=seen(qinhuangdao), lang=lang, **more),
    ]


def seen(targets):
    """Made-up observations: two years of one indicator, the later half-way; one long past its target."""
    rows = [("valid_trademarks", 2022, 38000, "件"), ("valid_trademarks", 2023, 39000, "件"),
            ("invention_patents_per_10k", 2020, 11.3, "件/万人"), ("gbt29490_certified_orgs", 2024, 240, "家"),
            ("ip_service_brand_agencies", 2024, 2, "家")]  # fmt: skip
    return pd.DataFrame(rows, columns=["indicator", "year", "value", "unit"]).assign(region="qinhuangdao")
