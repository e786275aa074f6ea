"""What notebooks show: a module for each notebook, named like it; ambition, cascade, evidence, overview, progress and tasks
too are for city_report.

assess_plan also gives its table as a Word file and a workbook."""

from ipstats.views import (
    ambition,
    assess_plan,
    audit_plans,
    cascade,
    city_report,
    compare_regions,
    evidence,
    explore,
    overview,
    progress,
    tasks,
)

__all__ = [
    "ambition", "assess_plan", "audit_plans", "cascade", "city_report", "compare_regions", "evidence", "explore",
    "overview", "progress", "tasks",
]  # fmt: skip
