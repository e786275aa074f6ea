"""Charts: true figures as text, true positions, no box, no overlap, and nothing of the user's changed."""

import subprocess
import sys
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

import ipstats
from ipstats.analysis.growth import add_growth
from ipstats.charts import describe_growth, describe_targets, font, growth_rates, style, target_vs_baseline
from ipstats.charts.style import BLUE, INK, MUTED, ORANGE
from ipstats.messages import number_text

CHARTS = [target_vs_baseline, growth_rates]
DATA = ipstats.load()
REGIONS = DATA.regions_with_plans()

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
# indicator, unit, baseline, target, comparator, words, stated rate, step, what must be read, place on the scale, rate
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
]


def frame(cases=CASES) -> pd.DataFrame:
    columns = ["indicator", "unit", "baseline", "target", "comparator", "qualitative", "stated_growth", "change"]
    rows = pd.DataFrame([case[:8] for case in cases], columns=columns)
    rows = rows.astype(dict.fromkeys(["baseline", "target", "stated_growth", "change"], "float64"))
    rows = rows.astype(dict.fromkeys(["indicator", "unit", "comparator", "qualitative"], "string"))
    rows = rows.assign(plan="x-2021-2025", region="x", baseline_year=2020, target_year=2025)
    rows = rows.astype({"baseline_year": "Int64", "target_year": "Int64"})
    return add_growth(rows, dict(zip(INDICATORS["code"], INDICATORS["kind"], strict=True)))


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[2]} {case[3]}")
def test_true_figures_stand_as_text(case):
    shown = set()
    for chart in CHARTS:
        shown |= words(chart(frame([case]), INDICATORS))
    assert set(case[8]) <= shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[2]} {case[3]}")
def test_positions_are_true(case):
    targets = frame([case])
    circles = marks(target_vs_baseline(targets, INDICATORS), "o")[:, 0]
    assert circles == pytest.approx([] if case[9] is None else [case[9]], abs=1e-3)
    ax = growth_rates(targets, INDICATORS)
    assert [bar.get_width() for bar in ax.patches] == pytest.approx([] if case[10] is None else [case[10]], abs=1e-3)
    assert marks(ax, "D")[:, 0] == pytest.approx([] if case[6] is None else [case[6]])


def test_a_mark_stands_in_the_row_of_its_name():
    targets = frame([CASES[9], CASES[0], CASES[12], CASES[5], CASES[3]])
    ax = target_vs_baseline(targets, INDICATORS, lang="en")
    at = dict(marks(ax, "o"))
    for name, place in [("Cases closed within the year", 72.0721), ("Average days until examined", 150)]:
        nearest = min(at, key=lambda x: abs(x - place))
        assert nearest == pytest.approx(place, abs=1e-3)
        assert at[nearest] == pytest.approx(row_of(ax, name), abs=3)
    ax = growth_rates(targets, INDICATORS, lang="en")
    [days] = [bar for bar in ax.patches if bar.get_width() < 0]
    assert days.get_y() + days.get_height() / 2 == pytest.approx(row_of(ax, "Average days until examined"), abs=3)


def test_scales_begin_at_zero_and_hold_every_mark():
    for chart in CHARTS:
        ax = chart(frame(), INDICATORS)
        low, high = ax.get_xlim()
        assert low <= 0 < high
        xs = [*marks(ax, "o")[:, 0], *marks(ax, "D")[:, 0], *(bar.get_width() for bar in ax.patches)]
        assert low <= min(xs) <= max(xs) <= high


def test_without_a_single_pair_there_is_no_scale_to_pretend():
    targets = frame([CASES[9], CASES[11], CASES[10]])
    for chart in CHARTS:
        ax = chart(targets, INDICATORS)
        assert not ax.patches
        assert not [line for line in ax.lines if line.get_marker() != "None"]
        assert not ax.get_xticks().size


def test_a_row_without_a_place_on_the_scale_says_why():
    assert {"目标值为零", "缺基期值", "目标为文字表述", "文件只给出增量", "文件只给出增速"} <= words(
        target_vs_baseline(frame(), INDICATORS)
    )


def test_a_share_is_never_on_the_axis_of_rates():
    ax = growth_rates(frame([CASES[0], CASES[3]]), INDICATORS, lang="en")
    assert len(ax.patches) == 1
    assert "+15.5 percentage points" in words(ax)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("chart", CHARTS)
def test_real_plans_draw_without_overlap_or_missing_glyph(chart, region, lang):
    mine = DATA.of(region)
    ax = chart(mine.targets, DATA.indicators, lang=lang, source=mine.plans["title"].iloc[0])
    assert not overlaps(ax)
    assert {ord(c) for text in texts(ax) for c in text.get_text()} - font.glyphs() <= {ord("\n")}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rows", [1, 13, 39])
@pytest.mark.parametrize("chart", CHARTS)
def test_hard_frames_draw_without_overlap(chart, rows, lang):
    targets = pd.concat([frame()] * 3, ignore_index=True)[:rows]
    targets["plan"] = [f"x-{2001 + 5 * (row // 13)}" for row in range(rows)]
    targets["target_year"] += pd.Series(range(rows), dtype="Int64") // 5
    assert not overlaps(chart(targets, INDICATORS, lang=lang, source="某市 $5 & <plan> " * 12))


@pytest.mark.parametrize("chart", CHARTS)
def test_a_given_ax_is_used_in_its_place(chart):
    fig, (left, _) = plt.subplots(1, 2, figsize=(16, 6))
    place, size = left.get_position(), fig.get_size_inches().tolist()
    assert chart(frame(), INDICATORS, lang="en", source="x", ax=left) is left
    assert fig.get_size_inches().tolist() == size
    assert plt.get_fignums() == [fig.number]
    assert not overlaps(left)
    room = place.transformed(fig.transFigure)
    edges = [text.get_window_extent() for text in texts(left)]
    assert min(box.x0 for box in edges) > room.x0 - 2
    assert max(box.x1 for box in edges) < room.x1 + 2


@pytest.mark.parametrize("chart", CHARTS)
def test_the_users_settings_stay(chart):
    with mpl.rc_context({"font.size": 17, "axes.grid": True, "figure.figsize": (3, 3)}):
        before = dict(mpl.rcParams)
        chart(frame(), INDICATORS)
        with style():
            assert mpl.rcParams["font.family"] == [font.FAMILY]
        assert dict(mpl.rcParams) == before


def test_importing_leaves_mplfonts_alone():
    code = "import sys, ipstats.charts.font as f; f.register(); assert 'mplfonts' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("lang", "sentence"), [("zh", "该规划未设定任何量化目标。"), ("en", "The plan sets no figure as a target.")]
)
def test_no_targets_is_said_plainly(lang, sentence):
    empty = frame()[:0]
    for chart in CHARTS:
        ax = chart(empty, INDICATORS, lang=lang)
        assert sentence in words(ax)
        assert not ax.get_xticks().size
    assert describe_targets(empty, INDICATORS, lang) == describe_growth(empty, INDICATORS, lang) == sentence


def test_a_contradicted_figure_is_starred():
    targets = frame([CASES[0], CASES[9]]).assign(conflicts=pd.array([None, "target 2025: 300 ≠ 320"], dtype="string"))
    for chart in CHARTS:
        shown = words(chart(targets, INDICATORS, lang="en"))
        assert INDICATORS["name_en"][5] + "*" in shown
        assert INDICATORS["name_en"][0] in shown
        assert any("* The plan prints another figure" in text for text in shown)


def test_title_source_and_note():
    for chart in CHARTS:
        ax = chart(frame(), INDICATORS, lang="en", title="Hegang $1", source="its plan")
        assert ax.get_title(loc="left") == "Hegang $1"
        assert any("Note: " in text and "Source: its plan" in text for text in words(ax))


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_every_format_can_be_written(chart, kind, tmp_path):
    path = tmp_path / f"chart.{kind}"
    chart(frame(), INDICATORS).figure.savefig(path, dpi=100)
    assert path.stat().st_size > 10_000


# better of the first indicator and of the second, what stands beside the first name, what the chart says
DIRECTIONS = [
    ("higher", "higher", "", "Direction: more is better."),
    ("lower", "higher", " ↓", "Direction: more is better where there is no arrow; ↓ less is better."),
    ("lower", "lower", " ↓", "Direction: ↓ less is better."),
    ("none", "lower", " ↔", "Direction: ↓ less is better; ↔ neither more nor less is better."),
]


@pytest.mark.parametrize(("first", "second", "sign", "told"), DIRECTIONS)
def test_which_way_is_better_is_said(first, second, sign, told):
    targets = frame([CASES[0], CASES[5]])
    better = INDICATORS["code"].map({"ratio": first, "days": second})
    for chart, describe in zip(CHARTS, (describe_targets, describe_growth), strict=True):
        shown = words(chart(targets, INDICATORS.assign(better=better), lang="en"))
        assert INDICATORS["name_en"][0] + sign in shown
        assert any(told in text for text in shown)
        assert describe(targets, INDICATORS.assign(better=better), "en").endswith(told)
        assert not any("Direction" in text for text in words(chart(targets, INDICATORS, lang="en")))


def test_a_note_speaks_only_of_what_is_drawn():
    beyond, share = "An arrowhead stands", "Shares change in percentage points"
    for cases, chart, sentence, said in [
        ([CASES[6]], target_vs_baseline, beyond, True),
        ([CASES[0]], target_vs_baseline, beyond, False),
        ([CASES[0], CASES[3]], growth_rates, share, True),
        ([CASES[0]], growth_rates, share, False),
        ([CASES[11], CASES[0]], target_vs_baseline, "in the plan's own words", True),
        ([CASES[0]], target_vs_baseline, "in the plan's own words", False),
    ]:
        assert any(sentence in text for text in words(chart(frame(cases), INDICATORS, lang="en"))) is said


@pytest.mark.parametrize(
    ("case", "title"),
    [
        (0, "Planned growth per year"),
        (12, "Growth per year that the plan states"),
        (1, "Growth per year, planned and stated"),
    ],
)
def test_the_title_of_growth_names_what_is_drawn(case, title):
    assert growth_rates(frame([CASES[case]]), INDICATORS, lang="en").get_title(loc="left") == title


def luminance(rgb) -> float:
    linear = np.where(np.array(rgb) <= 0.04045, np.array(rgb) / 12.92, ((np.array(rgb) + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_colours_can_be_told_apart_by_all():
    for colour, least in [(BLUE, 3), (ORANGE, 3), (INK, 7), (MUTED, 4.5)]:
        assert 1.05 / (luminance(to_rgb(colour)) + 0.05) >= least, colour
    # Machado et al. 2009: what protanopic and deuteranopic readers see.
    for seen in (
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    ):
        assert np.linalg.norm(np.array(seen) @ np.subtract(to_rgb(BLUE), to_rgb(ORANGE))) > 0.5


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
def test_alt_text_has_the_figures_that_the_chart_has(region, lang):
    targets = DATA.of(region).targets
    told = describe_targets(targets, DATA.indicators, lang)
    for row in targets.itertuples():
        for value in (row.baseline, row.target):
            if pd.notna(value) and value < 10_000:
                assert number_text(value, lang) in told
    told = describe_growth(targets, DATA.indicators, lang)
    for rate in targets[["planned_growth", "stated_growth"]].stack().dropna():
        assert f"{rate:.1f}".removesuffix(".0") + "%" in told


def test_alt_text_reads_as_sentences():
    targets = frame([CASES[1], CASES[9]])
    assert describe_targets(targets[:1], INDICATORS, "en") == (
        "Baseline and target. Indicators: 1; with both: 1. IP pledge financing registered: "
        "CNY 55M (2020) → ≈CNY 320M (2025), the baseline being 17.2% of the target."
    )
    assert describe_growth(targets, INDICATORS, "zh") == (
        "增速图：共2项指标，其中1项有增速。每年：知识产权质押融资登记金额：≈42.2%（规划年均增速）、40%（文件所载增速）。"
        "无增速的原因：缺基期值（1项）。"
    )


WRAPPED = [
    ("知识产权（管理）规范，国家标准", 50),
    ("Enterprises, universities and institutes", 60),
    ("averyveryverylongwordwithoutanyspace", 40),
    ("每万人 invention 专利 per 10,000 people", 45),
    ("Latest observation (2025)", 66),
]


@pytest.mark.parametrize(("text", "room"), WRAPPED)
def test_wrapping_cuts_nothing_and_fits(text, room):
    lines = font.wrap(text, room, 9)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(font.width(line, 9) <= room for line in lines)
    assert not any(line[0] in "，）" or line[-1] == "（" for line in lines)
    assert set(" ".join(lines).split()) >= {
        word for word in text.split() if word.isascii() and font.width(word, 9) <= room
    }
