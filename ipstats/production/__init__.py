"""Notebooks run and become pages, only where something they depend on changed; and tables to hand on."""

from ipstats.production.run import Options, build_reports
from ipstats.production.store import Locked

__all__ = [
    "Locked",
    "Options",
    "build_reports",
]
