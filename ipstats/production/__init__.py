"""Notebooks run and become pages, only where something they depend on changed."""

from ipstats.production.failure import run_on_failure
from ipstats.production.job import Limits
from ipstats.production.log import JsonLog, TextLog
from ipstats.production.manifest import Outcome
from ipstats.production.run import Options, build_reports, list_titles

__all__ = ["JsonLog", "Limits", "Options", "Outcome", "TextLog", "build_reports", "list_titles", "run_on_failure"]
