"""Names as printed → codes of indicators.csv, by rules that can be told: never by likeness alone."""

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from ipstats.data import load_table
from ipstats.paths import data_folder
from ipstats.text import normalize

_SIGNS = re.compile(r"[\s、，。·“”\"'‘’《》〈〉()\[\]〔〕\-—/的]")
_ASIDE = re.compile(r"\([^()]*\)")
_OWNER = re.compile(
    r"^(?:(?:全|我|本)(?:市|省|区|县|州|国)|(?:各类|各级|累计|总计|年度|全年|年(?=专利|商标|发明|版权|著作|作品)|优质))+"
)
_COUNT = re.compile(r"(?:总?数量?|总?金额|总?额|总?量|个数|总规模|规模|得分)$")
_PER_HEAD = re.compile(r"每?万人口?(?:平均)?")
_SAME = [("地区生产总值", "gdp"), ("国内生产总值", "gdp"), ("生产总值", "gdp"), ("比例", "比重"), ("持有量", "拥有量")]
_ACTION_FIRST = re.compile(r"^(申请|授权|登记)(.{2,})$")  # 授权专利 is 专利授权
_ASSUMED = "知识产权"  # a plan for it may leave the words out

NAMES_SEEN = 8192  # a document names the same things again and again


@lru_cache(maxsize=NAMES_SEEN)
def normalized_name(name: str) -> str:
    """A name without what does not tell indicators apart: signs, whose it is, and 量 or 数 at its end.

    >>> normalized_name("全市每万人口发明专利拥有量"), normalized_name("有效注册商标数量")
    ('每万人发明专利拥有', '有效注册商标')
    """
    text = _SIGNS.sub("", normalize(name)).lower()
    for word, same in _SAME:
        text = text.replace(word, same)
    text = _PER_HEAD.sub("每万人", _OWNER.sub("", text)).replace("gdpgdp", "gdp")
    return _COUNT.sub("", text) or text


class Matcher:
    """Finds codes for names. Built once from the rows of indicators.csv, whose names and units it knows."""

    def __init__(self, indicators: pd.DataFrame) -> None:
        self.codes: dict[str, str] = {}
        doubtful = indicators["doubtfully_printed_as"].fillna("")
        printed = indicators["name_zh"] + ";" + indicators["also_printed_as"].fillna("") + ";" + doubtful
        for code, names in zip(indicators["code"], printed, strict=True):
            for form in (form for name in filter(None, names.split(";")) for form in _forms(name)):
                self.codes.setdefault(form, code)
        self.doubtful = {form for names in doubtful for name in filter(None, names.split(";")) for form in _forms(name)}
        self.units = dict(zip(indicators["code"], indicators["unit"], strict=True))
        self.kinds = dict(zip(indicators["code"], indicators["kind"], strict=True))

    def find(self, *names: str) -> tuple[str | None, str]:
        """The code of the first name that is known, and that name; (None, the first name) where none is.

        A name is known as printed, without the words in brackets, or with 知识产权 put before it.
        """
        for name in names:
            for form in (*_forms(name), _ASSUMED + normalized_name(name)):
                if form in self.codes:
                    return self.codes[form], name
        return None, names[0]

    def is_doubtful(self, name: str) -> bool:
        """Whether a name is one of those that do not tell what is measured, as a stock from a flow."""
        return not self.doubtful.isdisjoint(_forms(name))


def known_indicators() -> Matcher:
    """The names of the code list of the data folder in use."""
    codes = data_folder() / "indicators.csv"
    return _matcher(codes.parent, codes.stat().st_mtime_ns if codes.exists() else 0)


@lru_cache(maxsize=2)
def _matcher(folder: Path, modified: int) -> Matcher:
    """modified: of the file, so that it is built anew where that changed."""
    return Matcher(load_table("indicators", folder))


@lru_cache(maxsize=NAMES_SEEN)
def _forms(name: str) -> tuple[str, ...]:
    full, bare = normalized_name(name), normalized_name(_ASIDE.sub("", normalize(name)))
    return full, bare, _ACTION_FIRST.sub(r"\2\1", bare)
