"""What notebooks show: a module for each notebook, named like it; overview, evidence, progress and tasks too are for city_report."""

from ipstats.views import audit_plans, city_report, compare_regions, evidence, explore, overview, progress, tasks

__all__ = ["audit_plans", "city_report", "compare_regions", "evidence", "explore", "overview", "progress", "tasks"]
