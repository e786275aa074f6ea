"""Words that charts and reports show, in Chinese and English. Names of regions and indicators are data, not here."""

from ipstats import growth
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
    # why a row has no planned growth
    growth.WORDS_ONLY: ("目标为文字表述", "target in words"),
    growth.RATE_ONLY: ("文件只给出增速", "only a growth rate is stated"),
    growth.STEP_ONLY: ("文件只给出增量", "only a step is stated"),
    growth.NO_BASELINE: ("缺基期值", "no baseline"),
    growth.SHARE: ("比率:以百分点计变化", "a share: its change is in percentage points"),
    growth.ZERO: ("基期值为零", "baseline is zero"),
    growth.NOT_POSITIVE: ("数值不大于零", "level not above zero"),
    growth.NO_YEARS: ("基期与目标年份之间无年数", "no years between baseline and target"),
    growth.ALLOWED: ("基期值已达到目标", "baseline already meets the target"),
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
