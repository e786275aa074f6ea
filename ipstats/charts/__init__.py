"""Charts: a tidy frame of targets in, matplotlib Axes out, and the alternative text that goes with each.

In reading order: font (which glyphs there are), style (colours, sizes), sheet (how much room texts take), panel (the
sheet on an Axes), labels (what stands beside and below the rows), scale (axis, marks and key), then the charts
themselves and their alt_text.
"""

from ipstats.charts.alt_text import (
    describe_comparison,
    describe_coverage,
    describe_growth,
    describe_responsibilities,
    describe_targets,
)
from ipstats.charts.compare_regions import compare_regions
from ipstats.charts.growth_rates import growth_rates
from ipstats.charts.labels import plan_names
from ipstats.charts.matrix import coverage, responsibilities
from ipstats.charts.style import BLUE, ORANGE, style
from ipstats.charts.target_vs_baseline import target_vs_baseline

__all__ = [
    "BLUE", "ORANGE", "compare_regions", "coverage", "describe_comparison", "describe_coverage", "describe_growth",
    "describe_responsibilities", "describe_targets", "growth_rates", "plan_names", "responsibilities", "style",
    "target_vs_baseline",
]  # fmt: skip
