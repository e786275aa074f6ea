"""Words that charts and reports show, in Chinese and English. Names of regions and indicators are data, not here."""

from ipstats import audit, comparison, doubts, growth, progress
from ipstats.errors import UnknownName

LANGUAGES = ("zh", "en")

WORDS = {
    # columns
    "indicator": ("指标", "Indicator"),
    "unit": ("单位", "Unit"),
    "baseline": ("基期值", "Baseline"),
    "target": ("目标值", "Target"),
    "change": ("变化", "Change"),
    "planned_growth": ("规划年均增速", "Planned growth"),
    "stated_growth": ("文件所载增速", "Stated growth"),
    "growth_note": ("未计算增速的原因", "Why no rate"),
    "responsible": ("责任单位", "Responsible"),
    # a plan
    "plan": ("规划", "Plan"),
    "title": ("名称", "Title"),
    "region": ("地区", "Region"),
    "issuer": ("发文机关", "Issued by"),
    "document_number": ("文号", "Document number"),
    "issued": ("成文日期", "Date"),
    "period": ("规划期", "Period"),
    "baseline_year": ("基期年", "Baseline year"),
    "stage": ("阶段", "Stage"),
    "document": ("文件", "File"),
    "sha256": ("文件校验值（SHA-256）", "SHA-256 of the file"),
    "stage_draft": ("征求意见稿", "Draft for comment"),
    "stage_issued": ("正式印发", "Issued"),
    "not_printed": ("所据文本未载", "not printed in the text at hand"),
    # what a report says of a plan
    "no_figure": (
        "这份规划没有设定任何数值指标：全文既无目标值，也无基期值。",
        "This plan sets no figure: neither a target nor a baseline is printed anywhere in it.",
    ),
    "no_target": (
        "这份规划没有设定任何数值目标，只回顾了已有的成绩。",
        "This plan sets no target in figures; it only reports what has been reached.",
    ),
    "means_no_figure": (
        "它列出的是方向和任务。规划期结束时，无法用文件自身的数字判断是否完成；要作评价，须另寻统计数据，并先商定以什么为准。",
        "It names directions and tasks. When its period ends, the document itself offers no number to judge it by: "
        "an evaluation needs statistics from elsewhere, and an agreement on which of them count.",
    ),
    "counts": (
        "规划为{}项指标设定了目标；{}项有基期值，{}项可以算出规划年均增速；文件内部有{}处数字不一致。",
        "Indicators with a target: {}. With a baseline: {}. With a planned growth rate: {}. "
        "Figures that contradict each other inside the plan: {}.",
    ),
    "all_computed": ("各项目标的增速均已算出。", "A rate could be computed for every target."),
    "no_doubt": ("没有读取存疑的数字。", "No figure was read with doubt."),
    "no_conflict": ("没有发现相互矛盾的数字。", "No figures were found that contradict each other."),
    "no_code": ("名称未收入 data/indicators.csv", "indicator is not in the code list"),
    # tables of a report
    "indicators": ("指标", "Indicators"),
    "elsewhere": ("其他规划设定的目标", "What other plans set"),
    "plans": ("规划数", "Plans"),
    "their_targets": ("各地目标", "Their targets"),
    "not_computed": ("未计算增速的原因", "Why there is no rate"),
    "reason": ("原因", "Reason"),
    "count": ("项数", "Number"),
    "conflicts": ("文件内部的不一致", "Contradictions inside the plan"),
    "figure_for": ("类别与年份", "Kind and year"),
    "figures": ("所载数字", "Figures"),
    "achievements": ("上期成效", "What has been reached"),
    "reached": ("实际值", "Value"),
    "year": ("年份", "Year"),
    "compared_to": ("对比期", "Compared with"),
    "printed": ("原文数字", "As printed"),
    "places": ("出处", "Places"),
    "name": ("原文名称", "Name as printed"),
    "section": ("章节", "Section"),
    "characters": ("第{}–{}字符", "characters {}–{}"),
    "doubts": ("读取存疑", "Doubtful readings"),
    "doubt": ("疑点", "Doubt"),
    "sentence": ("原句", "Sentence"),
    "at_offset": ("，第{}字符", ", character {}"),
    "comma": ("、", ", "),
    "status_actual": ("实际", "actual"),
    "status_target": ("目标", "target"),
    "source_table": ("表格", "table"),
    "source_prose": ("正文", "text"),
    # what a statement measures
    "told_annual_growth": ("年均增长{}", "{} a year"),
    "told_year_on_year": ("比上年增长{}", "{} on the year before"),
    "told_total_growth": ("累计增长{}", "{} in all"),
    "told_multiple": ("为对比期的{}", "{}"),
    "told_change": ("增加{}", "{} more"),
    "implied": ("推算的对比期水平", "Level implied then"),
    # where a plan stands
    "overview": ("要点", "At a glance"),
    "overview_size": ("项指标设定了目标", "Indicators with a target"),
    "overview_baselines": ("，其中{}项有基期值", "; with a baseline: {}"),
    "overview_baselines_none": ("，均无基期值", "; none with a baseline"),
    "overview_conflicts": ("；文件内部有{}处数字不一致", "; contradictions inside the plan: {}"),
    "overview_conflicts_none": ("", ""),
    "overview_unnamed": ("；另有{}项目标的名称未识别", "; targets whose names are not known: {}"),
    "overview_unnamed_none": ("", ""),
    "overview_planned_growth": ("{}：规划年均增速，各项中最高", "{}: planned growth a year, the highest of all"),
    "overview_stated_growth": (
        "{}：文件所载年均增速，各项中最高",
        "{}: growth a year as the plan states it, the highest of all",
    ),
    "overview_common": (
        "{}（{}年目标），另有{}份规划设定了同一指标",
        "{} (target for {}); other plans that set it: {}",
    ),
    "overview_nation": ("{}（{}年目标）；国家规划的目标为{}", "{} (target for {}); the national plan wants {}"),
    "against_nation": ("与全国比较", "Beside the nation"),
    "here": ("本规划", "This plan"),
    "observed_nation": ("全国实际值", "Observed in China"),
    "source": ("来源", "Source"),
    "nation_note": (
        "全国数据为转引，未与原始出处逐一核对，见 data/observations。",
        "National figures are second-hand: they were not compared with the sources themselves; see data/observations.",
    ),
    "nation_converted": (
        "≈ 由总量按2020年常住人口折算。",
        "≈ computed from a count or sum and the residents of 2020. ",
    ),
    "progress": ("进展", "Progress"),
    "not_observed": (
        "data/observations 中没有这些指标的后续观测值，因此不作判断。",
        "No later value of these indicators is in data/observations, so nothing is judged.",
    ),
    "progress_note": (
        "所需与实际均为每年的速度：按复合增速比较时为百分比，按线性进度比较时为每年的增量。比率＝实际÷所需。"
        "加拿大统计局规则（Open SDG 采用）以0.95、0.60、0为界；联合国规则（2022年）以0.95、0.5、-0.1为界；线性进度以1、0为界。",
        "Needed and achieved are yearly: percent where growth is compared, units where the pace is linear. "
        "Ratio = achieved / needed. Statistics Canada's rule (as in Open SDG) has its bounds at 0.95, 0.60 and 0, "
        "the United Nations' of 2022 at 0.95, 0.5 and -0.1, the linear pace at 1 and 0.",
    ),
    "required": ("所需", "Needed"),
    "achieved": ("实际", "Achieved"),
    "ratio": ("比率", "Ratio"),
    "verdict": ("判断", "Verdict"),
    "no_verdict": ("不作判断", "none"),
    "rule": ("规则", "Rule"),
    "rule_statcan": ("加拿大统计局", "Statistics Canada"),
    "rule_un": ("联合国", "United Nations"),
    "rule_linear": ("线性进度", "linear pace"),
    progress.ON_TRACK: ("进度正常", "on track"),
    progress.ACCELERATE: ("有进展，须加快", "progress, but acceleration needed"),
    progress.LIMITED: ("进展有限", "limited progress"),
    progress.DETERIORATION: ("倒退", "deterioration"),
    progress.BEHIND: ("落后于线性进度", "behind the linear pace"),
    progress.MET: ("已达到目标", "target met"),
    progress.MISSED: ("未达到目标", "target missed"),
    progress.NO_OBSERVATION: ("没有观测值", "no observation"),
    progress.NOT_LATER: ("观测值不晚于基期", "observation not later than the baseline"),
    progress.KEPT: ("基期值已达到目标", "baseline already met the target"),
    "second-hand": ("转引", "second-hand"),
    "with the source": ("已与出处核对", "compared with the source"),
    progress.NO_WAY: ("越过基期值即达到目标", "any step beyond the baseline is enough"),
    "directions": ("定性目标", "Directions without figures"),
    "wish": ("原文表述", "In the plan's words"),
    "offset": ("字符位置", "Character"),
    "directions_absent": (
        "生成本报告时没有登记的文件全文，正文中的表述未能列出。",
        "The registered document was not at hand when this report was built, so the sentences of its text are not listed.",
    ),
    # several plans
    "compared_in": ("比较的指标：{}；统一单位：{}。", "Compared: {}; unit: {}."),
    "comparison": ("各规划", "The plans"),
    "stated_as": ("文件中的指标", "Stated as"),
    "not_comparable_why": ("不能比较的原因", "Why not comparable"),
    "apart_baseline_year": ("基期年份不同：{}。", "Baselines lie in different years: {}."),
    "apart_target_year": ("目标年份不同：{}。", "Targets lie in different years: {}."),
    "place": ("出处", "Place"),
    "status_observed": ("观测", "observed"),
    "part_of_rows": (
        "。图中为目标值最高的{}行，共{}行，其余见表",
        ". The {} rows with the highest targets, of {}; the table has them all",
    ),
    "part_of_plans": ("。图中为指标最多的{}份规划，共{}份", ". The {} plans with the most indicators, of {}"),
    "compare_source": (
        "各规划文本；观测值与国家规划见 data/observations、data/national_plan.csv",
        "the plans; data/observations and data/national_plan.csv for the nation",
    ),
    "plans_source": ("各规划文本", "the plans"),
    "audit": ("待核对事项", "To be looked at"),
    "detail": ("内容", "Detail"),
    "nothing_remains": ("没有这类事项。", "There is nothing of this kind."),
    doubts.CELLS: ("单元格与表头对不上", "cells do not fit the header"),
    doubts.NAMES: ("可能的名称有两个", "two names possible"),
    doubts.NO_NAME: ("没有找到名称", "no name found"),
    doubts.YEAR: ("年份系推断", "year inferred"),
    doubts.UNIT: ("单位与该指标通常的不同", "unit unlike the indicator's"),
    doubts.ORDER: (
        "与同一指标的其他数字相差百倍以上",
        "a hundred times another figure of its indicator, or a hundredth",
    ),
    doubts.SHARE: ("比率不在0与100%之间", "a share outside 0 to 100%"),
    doubts.PARTS: ("各部分之和超过总数", "parts exceed the whole"),
    doubts.GROWTH: ("增速与前后水平不符", "growth and levels do not fit"),
    audit.CONFLICT: ("相互矛盾", "Contradictions"),
    audit.DOUBT: ("读取存疑", "Doubtful readings"),
    audit.UNMATCHED: ("未识别的名称", "Unknown names"),
    audit.MISSING: ("缺基期值", "No baseline"),
    # the state of the document that a report quotes
    "at hand": (
        "字符位置从文件开头数起；标出的是所引数字。",
        "Characters are counted from the start of the file; the figure is marked in its sentence.",
    ),
    "document absent": (
        "字符位置从文件开头数起。生成本报告时没有文件全文，所以没有引用原句。",
        "Characters are counted from the start of the file. Its full text was not at hand when this report was built, "
        "so no sentence is quoted.",
    ),
    "document differs": (
        "手边的文件与登记的校验值不符，所以没有引用原句。",
        "The file at hand is not the one registered (its SHA-256 differs), so no sentence is quoted.",
    ),
    # the page around a report, and the index
    "series": ("知识产权规划指标报告", "Targets of intellectual-property plans"),
    "city_report_title": ("{title}", "{region}: IP plan {start}–{end}"),  # titles are not translated
    "audit_plans_title": ("各份规划里还有什么需要核对", "What remains to be looked at in the plans"),
    "explore_title": ("自行查询", "Look for yourself"),
    "script": (
        "此处的控件和可搜索的表格要在 JupyterLab 里用：下载页尾的笔记本。",
        "Controls and tables that search are for JupyterLab: download the notebook at the foot of the page.",
    ),
    "code": ("代码", "Code"),
    "sources": ("来源与版本", "Sources and build"),
    "source_note": (
        "数据录自规划文本；“规划年均增速”由目标值和基期值推算，不是已实现的增长。",
        "Figures are taken from the texts of plans. Planned growth is what baseline and target imply, "
        "not growth that has happened.",
    ),
    "downloads": ("下载", "Downloads"),
    "rows_csv": ("数据（CSV）", "Data (CSV)"),
    "rows_xlsx": ("数据与原始数字（Excel）", "Data and figures as printed (Excel)"),
    "notebook": ("运行过的笔记本", "Executed notebook"),
    "built": ("生成", "Built"),
    "data_version": ("数据版本", "Data version"),
    "all_reports": ("全部报告", "All reports"),
    "search": ("查找地区或指标", "Find a region or an indicator"),
    "index_regions": ("各地规划", "Regions"),
    "index_across": ("跨规划", "Across plans"),
    "index_report": ("报告", "Report"),
    "index_status": ("状态", "Status"),
    "index_indicators": ("指标数", "Indicators"),
    "index_conflicts": ("不一致", "Contradictions"),
    "fresh": ("已生成", "built"),
    "unchanged": ("无变化", "unchanged"),
    "failed": ("失败", "failed"),
    "stale": ("失败，保留上次报告", "failed; the last good report is kept"),
    "missing": ("未生成", "not built"),
    "index_when": ("时间（UTC）", "When (UTC)"),
    "index_seconds": ("用时（秒）", "Seconds"),
    "sort": ("点击排序", "Click to sort"),
    "chart_data": ("图中数据", "Data of the chart"),
    "nothing_found": ("没有匹配的报告。", "No report matches."),
    # why a row has no planned growth
    growth.WORDS_ONLY: ("目标为文字表述", "target in words"),
    growth.RATE_ONLY: ("文件只给出增速", "only a growth rate is stated"),
    growth.STEP_ONLY: ("文件只给出增量", "only a step is stated"),
    growth.NO_BASELINE: ("缺基期值", "no baseline"),
    growth.SHARE: ("比率：以百分点计变化", "a share: its change is in percentage points"),
    growth.ZERO: ("基期值为零", "baseline is zero"),
    growth.NOT_POSITIVE: ("数值不大于零", "level not above zero"),
    growth.NO_YEARS: ("基期与目标年份之间无年数", "no years between baseline and target"),
    growth.ALLOWED: ("基期值已达到目标", "baseline already meets the target"),
    # why a plan cannot be compared
    comparison.NO_FIGURE: ("规划没有设定任何数值", "the plan sets no figure"),
    comparison.NOT_IN_PLAN: ("规划没有为该指标设定目标", "the plan sets no target for it"),
    comparison.NO_POPULATION: ("缺人口数，无法折算", "no population to divide by"),
    # charts
    "of_year": ("{}（{}年）", "{} ({})"),
    "pair": ("{}：{}", "{}: {}"),
    "rate_a_year": ("年均增长{}", "growth of {} a year"),
    "no_rate": ("无法计算增速的指标", "No rate can be computed"),
    "direction_line": ("指标方向：{}。", "Direction: {}."),
    "direction_higher": ("越高越好", "more is better"),
    "direction_unmarked": ("未标箭头的越高越好", "more is better where there is no arrow"),
    "direction_lower": ("越低越好", "less is better"),
    "direction_none": ("不分优劣", "neither more nor less is better"),
    "target_is_100": ("目标值 = 100%", "Target = 100%"),
    "target_is_zero": ("目标值为零", "target is zero"),
    "targets_title": ("基期值与目标值", "Baseline and target"),
    "targets_axis": ("基期值占目标值的百分比", "Baseline as % of target"),
    "percent_axis": ("占目标值的百分比", "% of target"),
    "targets_note": (
        "注：各行自成标尺，以本行目标值为100%；圆点位于基期值占目标值的百分比处，实际数值见右侧。",
        "Note: each row is on its own scale, its target being 100%; the circle stands at the baseline as a percentage "
        "of that target. True figures are at the right.",
    ),
    "beyond_note": (
        "箭头表示超出标尺，旁边为其百分比。",
        "An arrowhead stands for a mark beyond the scale, its percentage beside it.",
    ),
    "own_words_note": ("文字目标为文件原文。", "Targets in words are given in the plan's own words."),
    "workbook_note": (
        "各行自成标尺，以本行目标值为100%；只列有基期值和目标值的指标。",
        "Each row is on its own scale, its target being 100%. Only indicators with a baseline and a target are listed.",
    ),
    "targets_table_note": (
        "注：文件没有可绘入标尺的基期值与目标值组合，故只列数值，不绘标尺。",
        "Note: the plan gives no pair of baseline and target that a scale could show, so its figures are listed.",
    ),
    "growth_title": ("年均增速：规划与文件所载", "Growth per year, planned and stated"),
    "planned_growth_title": ("规划年均增速", "Planned growth per year"),
    "stated_growth_title": ("文件所载年均增速", "Growth per year that the plan states"),
    "growth_axis": ("年均增速", "Growth per year"),
    "growth_note_line": (
        "注：规划年均增速由基期值与目标值按复合增长推算，是规划要求而非实际增长。",
        "Note: planned growth is the compound yearly rate that baseline and target imply, not growth that has happened.",
    ),
    "growth_share_note": (
        "比率类指标以百分点计变化，不入标尺。",
        "Shares change in percentage points and are not on this scale.",
    ),
    "growth_stated_note": (
        "注：菱形为文件自身所载的年均增速；由基期值与目标值推算的增速一项也没有。",
        "Note: diamonds are yearly rates that the plan itself prints; baseline and target imply none.",
    ),
    "growth_table_note": (
        "注：没有可由文件推算增速的指标，原因逐行列出。",
        "Note: no growth rate can be computed from the plan; the reason is given row by row.",
    ),
    "star_note": (
        "* 文件对此另有不同数值。",
        "* The plan prints another figure for this too.",
    ),
    "compare_title": ("{}：各地规划比较", "{}: plans compared"),
    "compare_note": (
        "注：各行同一标尺，单位均为{}，年份见括号；规划期不同的，不宜直接比较。",
        "Note: all rows are on one scale and in one unit ({}); years stand in brackets. Mind plans whose periods differ.",
    ),
    "compare_observed_note": (
        "三角为历年观测值，右侧为最近一年。",
        "Triangles are observed values of all years; the latest is among the figures.",
    ),
    "converted_note": (
        "† 由总量或金额按2020年第七次全国人口普查常住人口折算，保留四位有效数字。",
        "† Computed from a count or sum and the residents of the 2020 census, to four significant figures.",
    ),
    "per_capita_axis": ("单位：{}", "Unit: {}"),
    "not_comparable": ("无法比较的规划", "Plans that cannot be compared"),
    "national_plan": ("国家规划", "National plan"),
    "observed": ("观测值", "Observed"),
    "latest_observed": ("最近观测值", "Latest observation"),
    "nothing_to_compare": ("没有规划为该指标设定数值。", "No plan sets a figure for this indicator."),
    "compare_alt": ("各地规划比较图：{}，单位为{}。{}。", "Plans compared: {}; unit: {}. {}."),
    "observed_alt": ("观测值{}", "observed {}"),
    "coverage_title": ("各规划为哪些指标设定了目标", "Which indicators each plan sets a target for"),
    "coverage_note": (
        "注：● 有基期值和目标值；○ 只有目标值；△ 只有增速或增量；◇ 目标为文字表述；空白为未设定。",
        "Note: ● baseline and target; ○ target only; △ only a rate or a step; ◇ target in words; blank: no target.",
    ),
    "coverage_alt": ("指标覆盖图：共{}项指标、{}份规划。{}。", "Coverage. Indicators: {}; plans: {}. {}."),
    "coverage_plan_alt": ("{}设定{}项", "{} sets {}"),
    "responsibilities_title": ("责任单位与指标", "Departments and indicators"),
    "responsibilities_note": (
        "注：● 文件将该单位列为该指标的责任单位；单位按所负责的指标数排列。",
        "Note: ● the plan names the department for the indicator. Departments bear the names that the plan gives them, "
        "ordered by the number of indicators.",
    ),
    "responsibilities_alt": (
        "责任单位图：共{}项指标、{}个单位。{}。",
        "Responsibilities. Indicators: {}; departments: {}. {}.",
    ),
    "no_department": ("该规划没有为指标写明责任单位。", "The plan names no department for its indicators."),
    "source_line": ("资料来源：{}", "Source: {}"),
    "no_targets": ("该规划未设定任何量化目标。", "The plan sets no figure as a target."),
    "list_separator": ("；", "; "),
    "and_separator": ("、", ", "),
    "in_brackets": ("{}（{}）", "{} ({})"),
    "targets_alt": (
        "基期值与目标值对照图：共{}项指标，其中{}项可对照。{}。",
        "Baseline and target. Indicators: {0}; with both: {1}. {2}.",
    ),
    "share_alt": ("{}，基期值为目标值的{}", "{}, the baseline being {} of the target"),
    "growth_alt": ("增速图：共{}项指标，其中{}项有增速。", "Growth rates. Indicators: {0}; with a rate: {1}."),
    "rates_alt": ("每年：{}。", "Per year: {}."),
    "no_rates_alt": ("无增速的原因：{}。", "Without a rate: {}."),
    "count_alt": ("{}（{}项）", "{} ({})"),
}


def say(key: str, lang: str) -> str:
    """The words for a key in a language.

    >>> say("baseline", "zh"), say("baseline", "en")
    ('基期值', 'Baseline')

    Raises UnknownName for a language other than 'zh' and 'en', KeyError for a key that has no words.
    """
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES, "pass one of them")
    return WORDS[key][LANGUAGES.index(lang)]
