"""One report to make, within which limits, and what making it gave. Nothing here loads more than the standard library."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Subject:
    """What one report is about. name: of its files; notebook: the one that is run; parameters: those of the notebook, besides
    lang; plan: the one that it is about, empty where it is about several."""

    name: str
    notebook: str
    parameters: dict[str, str]
    plan: str = ""

    @property
    def region(self) -> str | None:
        """The region whose plan it is about; None where it is about several plans."""
        return self.parameters["region"] if self.plan else None

    @property
    def of_plan(self) -> bool:
        """Whether it shows one plan: such a report can be made by a notebook of one's own."""
        return self.notebook == "city_report"

    @property
    def assesses(self) -> bool:
        """Whether it is about what was reached of a plan."""
        return self.notebook == "assess_plan"

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
