"""Which indicator of the code list an unknown name may be another name of."""

import re
from difflib import get_close_matches

import pandas as pd

from ipstats.reading.indicator_names import normalized_name

# What tells one measure from another: names that differ in one of them are not the same indicator, however alike.
_DISTINCTIONS = (
    "申请", "授权|授予", "有效|拥有|持有|保有|存量", "登记", "注册", "受理|新收", "审结|办结|结案", "转让", "许可", "质押", "担保", "累放|发放|投放",
    "新增|净增", "每年|年均|年(?!度)", "累计", "增长|增速|增幅", "率|比重|占比|比例", "人均|每.{0,2}万人|万人", "海外|境外|国外|国际|PCT",
    "国内|境内", "国家|全国", "省级", "市级", "发明", "实用新型", "外观设计", "高价值", "商标", "专利", "著作权|版权|作品", "地理标志", "植物新品种",
    "集成电路", "软件", "驰名", "企业|单位", "机构", "人才|人员", "金额|额$", "项目|笔数", "示范", "优势", "试点",
    "民事", "刑事", "行政", "破获|侦破", "农产品|食品",
)  # fmt: skip


def nearest_indicator(name: str, indicators: pd.DataFrame) -> str | None:
    """The code of the indicator whose name is most like a name and of the same measure; None where none is.

    Stock is not flow, 授权 not 有效 not 申请 not 登记, a growth rate no level: such pairs are never near each other.
    """
    forms = {normalized_name(row[1]): row for row in zip(indicators["code"], indicators["name_zh"], strict=True)}
    measure = _measure(name)
    same = [form for form, (_, known) in forms.items() if _measure(known) == measure]
    close = get_close_matches(normalized_name(name), same, n=1, cutoff=0.5)
    return forms[close[0]][0] if close else None


def _measure(name: str) -> frozenset[int]:
    return frozenset(number for number, words in enumerate(_DISTINCTIONS) if re.search(words, name))
