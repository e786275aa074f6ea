"""One report: what goes in and what comes out, both such that another process or machine can be sent them."""

from dataclasses import dataclass
from pathlib import Path

from ipstats.subjects import Subject


@dataclass(frozen=True)
class Job:
    """One report to make, from the data package in use. stamp: the line at the foot of its page; limits in seconds."""

    subject: Subject
    lang: str
    notebook: Path
    key: str
    stamp: str
    cell_seconds: int
    notebook_seconds: int


@dataclass(frozen=True)
class Made:
    """What a job gave: its files by name; or the first line of what stopped it, and the notebook as far as it ran.

    indicators: how many have a target; conflicts: how many figures contradict each other.
    """

    name: str
    files: dict[str, bytes]
    error: str = ""
    failed: bytes = b""
    seconds: float = 0
    indicators: int = 0
    conflicts: int = 0
