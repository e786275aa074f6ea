"""How fast documents are read, and that reading time grows with the text and no faster.

Ratios are taken within one run, because a machine's speed varies from run to run.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from ipstats.documents.document import parse_text
from ipstats.reading.extraction import extract_statements

LABELLED = Path(__file__).parent.parent / "tests" / "labelled"
SCAN = re.compile(r"\d[\d,.]*\s*[万亿]*(?:件|家|项|个|人|元|%|％|倍|分)")
PAGES = {
    "plans": "",
    "digits": "1234567890" * 300 + "\n",
    "Chinese digits": "一二三四五六七八九十百千万亿" * 200 + "\n",
    "brackets": "（" * 1500 + "〔" * 1500 + "\n",
    "tabs": "\t" * 3000 + "\n",
    "blank lines": "\n" * 3000,
    "header words": "指标\n" * 1000,
    "numbered heads": "一、目标\n" * 600,
    "years": "2020年" * 600 + "\n",
    "lists": "和、" * 1500 + "\n",
    "one long sentence": "商标申请量达到5件，" * 300 + "\n",
}


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of several runs, in processor seconds."""
    best = []
    for _ in range(times):
        start = time.process_time()
        work()
        best.append(time.process_time() - start)
    return min(best)


def read(text: str) -> pd.DataFrame:
    return extract_statements(parse_text(text, "lancheng-2021-2025"))


def main() -> None:
    plans = "\n".join(path.read_text(encoding="utf-8") for path in sorted(LABELLED.glob("*.txt")))
    size = len(plans.encode()) / 1e6
    took, bare = seconds(lambda: read(plans)), seconds(lambda: SCAN.findall(plans))
    print(f"reading         {size / took:7.2f} MB/s   ({size:.2f} MB of labelled documents)")
    print(f"bare scan       {size / bare:7.1f} MB/s   (number and unit, one regular expression)")
    print(f"reading / scan  {took / bare:7.0f} times")
    print("ten times the text takes (times as long):")
    for name, page in PAGES.items():
        text = page * 3 or plans[:60_000]
        ratio = seconds(lambda text=text: read(text * 10)) / seconds(lambda text=text: read(text), 5)
        print(f"  {name:18} {ratio:5.1f}{'' if ratio <= 12 else '  MORE THAN TWELVE'}")


if __name__ == "__main__":
    main()
