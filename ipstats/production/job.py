"""One report to make, within which limits, and what making it gave. Nothing here loads more than the standard library."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Subject:
    """What one report is about. name: of its files; notebook: the one that is run; parameters: those of the notebook, besides lang."""

    name: str
    notebook: str
    parameters: dict[str, str]

    @property
    def region(self) -> str | None:
        """The region that it is about; None where it is about several plans."""
        return self.parameters["region"] if self.notebook == "city_report" else None

    @property
    def indicator(self) -> str | None:
        """The indicator by which it compares plans, or None."""
        return self.parameters["indicator"] if self.notebook == "compare_regions" else None


@dataclass(frozen=True)
class Limits:
    """What one report may take: seconds a cell and in all, megabytes of memory a process, megabytes of output."""

    cell_seconds: int = 120
    notebook_seconds: int = 600
    memory_mb: int = 4096
    output_mb: int = 50


@dataclass(frozen=True)
class Job:
    """One report to make, from the data package in use. stamp: the line at the foot of its page."""

    subject: Subject
    lang: str
    notebook: Path
    key: str
    stamp: str
    limits: Limits


@dataclass(frozen=True)
class JobResult:
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
