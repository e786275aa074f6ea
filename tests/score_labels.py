"""How the reader does on the labelled figures of real documents: python -m tests.score_labels

The labels lie in tests/labelled_real, whose README.md says what they are; the documents in the folder real of the
folder that IPSTATS_CORPUS names. Told are, by part, kind of document and source: figures labelled and read, found F1,
strict F1 (value, unit, status, measure, year), silent errors (read wrong, or no figure, without a doubt) with their
share of what is read, needless doubts; and the share of the figures found that are right in each field.
"""

import argparse
import os
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ipstats.analysis import count_fields, list_differences, match_figures, score_figures
from ipstats.data import read_statements
from ipstats.reading import read_file, with_sentences

LABELS = Path(__file__).parent / "labelled_real"
DOCUMENTS = Path(os.environ.get("IPSTATS_CORPUS", "corpus")) / "real"
PARTS = ("open", "aside")


class Match(NamedTuple):
    """A document's labels, what is read in its labelled places, and both figure by figure, as `match_figures` has it,
    with the columns document, kind, part and source."""

    labels: pd.DataFrame
    read: pd.DataFrame
    figures: pd.DataFrame


def read_places(part: str = "", only: str = "") -> list[pd.DataFrame]:
    """For each labelled document of a part with `only` in its name its places: document, kind, part, place, source,
    start, end (offsets in the text as `ipstats extract` gives them)."""
    places = pd.read_csv(LABELS / "places.csv")
    chosen = places["part"].isin([part] if part else PARTS) & places["document"].str.contains(only, regex=False)
    return [own.reset_index(drop=True) for _, own in places[chosen].groupby("document", sort=False)]


def read_labels(document: str, part: str) -> pd.DataFrame:
    """The labels of a document as `read_statements` gives them."""
    labels = read_statements(LABELS / part / f"{Path(document).stem}.csv")
    assert labels is not None, document
    return labels


def match_document(places: pd.DataFrame) -> Match:
    """The figures of a document's labelled places."""
    about = places.loc[0, ["document", "kind", "part"]].to_dict()
    labels = read_labels(about["document"], about["part"])
    reading = read_file(DOCUMENTS / about["document"])
    statements = with_sentences(reading.statements, reading.document.text)
    read = statements[statements["start"].map(lambda start: _source_of(start, places) is not None).astype(bool)]
    figures = match_figures(labels, read)
    starts = [read["start"].iloc[b] if pd.isna(a) else labels["start"].iloc[a] for a, b in figures[["a", "b"]].values]
    return Match(labels, read, figures.assign(**about, source=[_source_of(start, places) for start in starts]))


def _source_of(start: int, places: pd.DataFrame) -> str | None:
    """Whether the labelled place that a figure starts in is table or prose; None where it starts in none."""
    inside = places["source"][(places["start"] <= start) & (start < places["end"])]
    return None if inside.empty else inside.iloc[0]


def score_by(figures: pd.DataFrame, *by: str) -> pd.DataFrame:
    """`score_figures` for each group, with silent_share, the part of what is read that is wrong without a doubt."""
    scores = figures.groupby([*by], sort=False)[list(figures)].apply(score_figures)
    return scores.assign(silent_share=scores["silent"] / scores["b"])


def fields_by(figures: pd.DataFrame, *by: str) -> pd.DataFrame:
    """The share of the figures found that are right in each field, for each group."""
    groups = figures.groupby([*by], sort=False)
    return pd.DataFrame({group: count_fields(rows)["share"] for group, rows in groups})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.score_labels", description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=PARTS, default="")
    parser.add_argument("--only", default="", metavar="NAME", help="documents with this in their names")
    parser.add_argument("--show", action="store_true", help="list what is missed, extra or wrong, with its sentence")
    options = parser.parse_args()
    if not DOCUMENTS.is_dir():
        parser.error(f"no folder {DOCUMENTS}: set IPSTATS_CORPUS to a folder with published documents in real")
    if options.show and options.part == "aside":
        parser.error("what is read wrong in the part aside is not shown: nobody who writes rules may have seen it")
    documents = read_places(options.part or ("open" if options.show else ""), options.only)
    if not documents:
        parser.error(f"no labelled document with {options.only!r} in its name")
    matches = [match_document(places) for places in documents]
    if options.show:
        for match in matches:
            show(match)
    figures = pd.concat([match.figures for match in matches], ignore_index=True)
    scores = [score_by(figures, *by) for by in (["part", "source"], ["part", "kind", "source"])]
    for table in (*scores, fields_by(figures, "part", "source")):
        print(table.to_string(float_format="{:.3f}".format), end="\n\n")


def show(match: Match) -> None:
    """Print each figure that is missed, extra or wrong, field by field: A is the label, B what was read."""
    rows = list_differences(*match)
    print(f"{match.figures['document'].iloc[0]}: {len(rows)}")
    for row in rows.fillna("").itertuples():
        print(
            f"  {row.start:6} {row.field}: {row.A} | {row.B}   {row.name}  {row.sentence or row.printed}  {row.doubt}"
        )


if __name__ == "__main__":
    main()
