"""Notebooks run and become pages, only where something they depend on changed."""

from ipstats.production.log import JsonLog, TextLog
from ipstats.production.run import Options, build_reports
from ipstats.production.store import Locked

__all__ = ["JsonLog", "Locked", "Options", "TextLog", "build_reports"]
