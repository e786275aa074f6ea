"""Plans of a city that does not exist, read from their texts: the plan to 2030 reviews the one to 2025.

The plan to 2015 has no figure, the one to 2020 no document.
"""

import shutil
from pathlib import Path

import pandas as pd

from ipstats.add import add_document
from ipstats.build import write_targets
from ipstats.paths import HOME

REGION = "lancheng,999900,岚城市,Lancheng,prefecture,hebei,岚城\n"
TO_2015 = """岚城市知识产权“十二五”规划（2011—2015年）
一、主要目标
知识产权保护体系更加健全，全社会知识产权意识明显提高。
岚城市人民政府
"""
TO_2020 = """岚城市知识产权“十三五”规划（2016—2020年）
一、发展目标
到2020年，有效注册商标量达到9000件。
岚城市人民政府
"""
TO_2025 = """岚城市知识产权“十四五”规划（2021—2025年）
一、发展目标
到2025年，知识产权服务体系更加完善。商标注册量年均增长10%。
表1 岚城市“十四五”知识产权主要指标
指标\t单位\t2020年\t2025年\t属性
每万人口高价值发明专利拥有量\t件\t3.2\t6.5\t预期性
有效注册商标量\t件\t9600\t15000\t预期性
知识产权质押融资登记金额\t亿元\t1.5\t3.2\t预期性
行政执法案件年结案率\t%\t90\t≥95\t约束性
知识产权保护社会满意度\t分\t78.5\t82\t预期性
专利密集型产业增加值占GDP比重\t%\t6\t8.5\t预期性
著作权登记量\t件\t350\t1200\t预期性
发明专利授权量\t件\t410\t800\t预期性

岚城市人民政府
"""
TO_2030 = """岚城市知识产权“十五五”规划（2026—2030年）
一、发展基础
（一）“十四五”时期取得的成效
截至2025年底，全市每万人口高价值发明专利拥有量达到7.8件，有效注册商标量达到15000件，行政执法案件年结案率达到95%。
2025年，知识产权质押融资登记金额达到3.12亿元，知识产权保护社会满意度达到75分。
二、发展目标
到2030年，每万人口高价值发明专利拥有量达到12件，有效注册商标量达到2万件。
岚城市人民政府
"""
PLANS = {
    "lancheng-2011-2015": TO_2015,
    "lancheng-2016-2020": TO_2020,
    "lancheng-2021-2025": TO_2025,
    "lancheng-2026-2030": TO_2030,
}
OBSERVED = """region,indicator,year,value,unit,source,checked
lancheng,patent_intensive_gdp_share,2023,7.6,%,岚城市统计公报（2023）,with the source
lancheng,copyright_registrations,2024,600,件,岚城市政府工作报告（2025）,second-hand
"""
# by hand: what the table of the plan to 2025 says of each indicator: reached, completion in percent, gap, way and time in
# percent, pace, verdict; (7.6 - 6) / (8.5 - 6) = 64 % in 3 of 5 years, (600 - 350) / (1200 - 350) = 29.41 % in 4 of 5
BY_HAND = {
    "high_value_invention_patents_per_10k": (7.8, 120, 1.3, None, None, None, "exceeded"),
    "valid_trademarks": (15000, 100, 0, None, None, None, "reached"),
    "ip_pledge_financing": (3.12e8, 97.5, -8e6, None, None, None, "nearly reached"),
    "admin_case_closure_rate": (95, 100, 0, None, None, None, "reached"),
    "ip_protection_satisfaction": (75, 91.463, -7, None, None, None, "not reached"),
    "patent_intensive_gdp_share": (7.6, 89.412, -0.9, 64, 60, 0.45, "faster than planned"),
    "copyright_registrations": (600, 50, -600, 29.412, 80, 600, "late"),
    "invention_patents_granted": (None, None, None, None, None, None, None),
    "trademark_registrations": (None, None, None, None, None, None, None),
}


def write_four_plans(folder: Path) -> Path:
    """A data folder with these plans beside those that ship, made as a user would make it; documents are to lie beside it."""
    data = shutil.copytree(HOME / "data", folder / "data", ignore=shutil.ignore_patterns("documents"))
    with (data / "regions.csv").open("a", encoding="utf-8") as file:
        file.write(REGION)
    (data / "observations" / "lancheng.csv").write_text(OBSERVED, encoding="utf-8")
    for plan, text in PLANS.items():
        document = folder / f"{plan}.txt"
        document.write_text(text, encoding="utf-8")
        add_document(document, data)
    rows = pd.read_csv(data / "plans.csv", dtype="str", keep_default_na=False)
    rows.loc[rows["plan"] == "lancheng-2016-2020", ["document", "sha256"]] = ""
    rows.to_csv(data / "plans.csv", index=False, lineterminator="\n")
    write_targets(data)
    return data
