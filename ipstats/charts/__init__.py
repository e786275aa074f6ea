"""Charts: a tidy frame of targets in, matplotlib Axes out, and the alternative text that goes with each.

In reading order: font (which glyphs there are), style (colours, sizes), sheet (how much room texts take), panel (the
sheet on an Axes), labels (what stands beside and below the rows), scale (axis, marks and key), then the charts
themselves with their alternative texts: what they show, from the same rows, for those who do not see them.
"""

from ipstats.charts.ambition import ambition, describe_ambition, pace_text
from ipstats.charts.compare_regions import compare_regions, describe_comparison
from ipstats.charts.growth_rates import describe_growth, growth_rates
from ipstats.charts.labels import plan_names
from ipstats.charts.matrix import coverage, describe_coverage, describe_responsibilities, responsibilities
from ipstats.charts.style import BLUE, ORANGE, style
from ipstats.charts.target_vs_baseline import describe_targets, target_vs_baseline

__all__ = [
    "BLUE", "ORANGE", "ambition", "compare_regions", "coverage", "describe_ambition", "describe_comparison",
    "describe_coverage", "describe_growth", "describe_responsibilities", "describe_targets", "growth_rates", "pace_text",
    "plan_names", "responsibilities", "style", "target_vs_baseline",
]  # fmt: skip
