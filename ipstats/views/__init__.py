"""What notebooks show: a module for each notebook, named like it, and those that two of them share."""

from ipstats.views import audit_plans, city_report, compare_regions, evidence, explore, progress

__all__ = ["audit_plans", "city_report", "compare_regions", "evidence", "explore", "progress"]
