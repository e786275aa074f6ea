"""The title of a document among its first lines, and the kind of document that a title names."""

import re
from itertools import takewhile

KINDS = PLAN, REPORT, BULLETIN = "plan", "report", "bulletin"
_GENRES = {
    REPORT: r"工作报告|工作会议|(?:总结|回顾|执行情况).*(?:安排|打算|计划|要点|思路|草案)(?:的报告)?",
    BULLETIN: r"公报|[白蓝绿]皮书|年报|(?:年度|发展|评估|监测|分析|研究|调[查研]|情况|状况|统计|进展|指数)的?报告|状况|"
    r"统计(?:数据|分析|资料)|总结|[完实执][成施行]情况|进展|成就|成效|成绩|回顾|发布会|通报|简报|"
    r"(?:提前|超额|圆满|如期)完成[^，]*(?:目标|任务|指标)",
    PLAN: r"规划|计划|方案|纲要|意见|措施|办法|要点|行动|目标|任务|建议|决定|分解表|工程|安排",
}
_GENRE = {kind: re.compile(words) for kind, words in _GENRES.items()}
_ENDS = rf"(?:{_GENRES[BULLETIN]}|{_GENRES[PLAN]}|报告|摘要|摘编)"
_NUMBERED = r"[\[(〔][^\[\]()〔〕]*[〔\[(](?:19|20)\d\d[〕\])][^()]*[\])〕]|[\[〔]?[\d⁰¹²³⁴-⁹]+[\]〕]|[⁰¹²³⁴-⁹]+"
_TITLE = re.compile(rf"(?P<title>[^。，；：]{{2,70}}?{_ENDS}(?:\((?![^()]*号\))[^()]*\)){{0,2}})(?:{_NUMBERED})*")
_ISSUED = re.compile(r"(?:印发|发布|公布|转发)《(?P<title>[^《》]+(?:《[^《》]*》[^《》]*)?)》")
_NOTICE = re.compile(r"关于(?:印发|发布|公布|转发)(?P<title>[^《》。，；]{4,}?)的通知")
_NOTIFIES = re.compile(r"印发|发布|公布|转发|现将|同意")
_NO_TITLE = re.compile(
    r"附件\s?\d*[：:]?|[一-龥]{1,12}[〔\[(](?:19|20)\d\d[〕\])]\d{1,4}号|[一-龥]{2,30}文件|第[一二三四五六七八九十]+[章篇节部].*|"
    r"[-•·—].*|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.].*|\([一二三四五六七八九十]{1,3}\).*|.*[:：>].*|.*如下|.*(?:作|做)政府工作报告"
)
_BEGINS = re.compile(r"[省市县区州旗国]|共和国|[“\"]?十[一二三四五六]?五[”\"]|(?:19|20)\d\d")
_PLACE = re.compile(r"^(?!全)[一-龥]{1,7}?(?:[省市县州旗]|自治区|[一-龥]区)|中华人民共和国")
_PERIOD = re.compile(r"十[一二三四五六]?五|(?:19|20)\d\d|第[一二三四五六十]+个五年")
_COMPLETE = re.compile(r"(?:政府|局|委员会|办公[厅室]|[。；：，])$")
_DATED = re.compile(r"^(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_CITED = re.compile(r"(?<!印发)(?<!发布)(?<!公布)(?<!转发)《[^《》]*》(?!$)")
_BRACKETS = re.compile(r"\([^()]*\)")


def find_title(lines: list[str]) -> str | None:
    """The title among the first lines of a document: one line, or up to three that a printer has broken.

    >>> find_title(["附件", "蓝城市“十四五”知识产权", "保护和运用规划", "(征求意见稿)", "为贯彻落实，制定本规划。"])
    '蓝城市“十四五”知识产权保护和运用规划(征求意见稿)'
    """
    lines = [_DATED.sub("", line) for line in _before_text(lines) if not _NO_TITLE.fullmatch(line.strip())]
    candidates = [title for at in range(len(lines)) if (title := _title_at(lines, at))]
    found = max(candidates, key=_tells, default=None)
    if found:
        own = (_joined([line]) for line in lines if not re.search("关于印发|发布", line))
        return next((line for line in own if line.endswith(found) and _TITLE.fullmatch(line)), found)
    announced = _NOTICE.search(_joined(lines[:20]))
    return announced["title"] if announced else None


def _tells(title: str) -> int:
    """How much a title tells, so that an entry of a page's menu (2026年政府工作报告) is not taken for the page's title."""
    return 2 * bool(_PLACE.search(title)) + bool(_PERIOD.search(title))


def _before_text(lines: list[str]) -> list[str]:
    """The lines before the first sentence; what stands behind the sentences of a notice is a title again."""

    def is_text(line: str) -> bool:
        return len(line) > 20 and line.endswith("。") and not _NOTIFIES.search(line)

    return list(takewhile(lambda line: not is_text(line), lines))


def _title_at(lines: list[str], at: int) -> str | None:
    """The title that ends in a line, with the lines before it that begin it and a bracket behind it."""
    for many in (1, 2, 3):
        before = lines[max(0, at - many + 1) : at + 1]
        words = _joined(before)
        if len(before) < many or (many > 1 and _COMPLETE.search(before[-2])):
            return None
        if (issued := _ISSUED.search(words)) and not re.search("[。，；]", words):
            return issued["title"]
        found = _TITLE.fullmatch(words)
        if found and not words.endswith("通知") and len(words) > 5 and not _goes_before(lines, at - many):
            return found["title"] + _bracket(lines, at + 1)
    return None


def _goes_before(lines: list[str], at: int) -> bool:
    """Whether a line is the beginning of a title that goes on: it names a place or period, and ends nothing."""
    line = _joined(lines[at : at + 1]) if at >= 0 else ""
    begins = 3 < len(line) < 40 and _BEGINS.search(line) and not re.search(r"[。，；：>!！]", line)
    return bool(begins and not _COMPLETE.search(line) and not _TITLE.fullmatch(line))


def _bracket(lines: list[str], at: int) -> str:
    line = lines[at].strip() if at < len(lines) else ""
    return line if re.fullmatch(r"\([^()]{2,12}(?:稿|版|案|要|编|行)\)", line) else ""


def _joined(lines: list[str]) -> str:
    return re.sub(r"\s", "", "".join(lines))


def kind_of(title: str) -> str | None:
    """The kind of document that a title or file name names: its last such word, of those in brackets only for want of
    others, decides; None where it has none.

    >>> kind_of("“十三五”规划《纲要》完成情况"), kind_of("2022年知识产权保护状况白皮书"), kind_of("云南省“十五五”规划纲要要点")
    ('bulletin', 'bulletin', 'plan')
    """
    for words in (_BRACKETS.sub("", title), title):
        if _GENRE[REPORT].search(words):
            return REPORT
        last = {found.end(): kind for kind in (PLAN, BULLETIN) for found in _GENRE[kind].finditer(words)}
        if last:
            return last[max(last)]
    return None


def own_words(title: str) -> str:
    """A title without the documents that it only cites: the plan it carries out is not the plan it is.

    >>> own_words("晋阳市贯彻《知识产权强国建设纲要（2021—2035年）》2024年度推进计划")
    '晋阳市贯彻2024年度推进计划'
    """
    return _CITED.sub("", title)
