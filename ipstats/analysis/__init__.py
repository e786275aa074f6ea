"""Statements become targets, and targets growth, progress, comparisons and lists of conflicts. No files."""

from ipstats.analysis.agreement import FIELDS, STRICT, count_fields, list_differences, match_figures, score_figures
from ipstats.analysis.ambition import compare_paces
from ipstats.analysis.assessment import (
    AHEAD,
    AS_PLANNED,
    LATE,
    MARGIN,
    NEARLY,
    NOT_REACHED,
    assess_plans,
    share_reached,
)
from ipstats.analysis.audit import CONFLICT, DOUBT, KINDS, MISSING, UNREAD, audit_dataset, open_questions
from ipstats.analysis.cascade import LOWERED, RAISED, compare_plans, plan_above, plan_before
from ipstats.analysis.comparison import (
    common_codes,
    common_unit,
    compare,
    compare_observations,
    count_places,
    known_of_nation,
    most_shared,
    plans_beside,
    plans_of_nation,
    shared_codes,
)
from ipstats.analysis.conflicts import SUBJECT_COLUMNS, find_conflicts
from ipstats.analysis.duties import count_duties, find_themes, list_duties
from ipstats.analysis.goals import list_goals
from ipstats.analysis.growth import POINTS, WORDS_ONLY, annual_growth, four_figures, implied_levels
from ipstats.analysis.observed import counted_observations
from ipstats.analysis.progress import RULES, assess_targets
from ipstats.analysis.residents import residents_years
from ipstats.analysis.targets import build_targets, main_targets

__all__ = [
    "AHEAD", "AS_PLANNED", "CONFLICT", "DOUBT", "FIELDS", "KINDS", "LATE", "LOWERED", "MARGIN", "MISSING", "NEARLY",
    "NOT_REACHED", "POINTS", "RAISED", "RULES", "STRICT", "SUBJECT_COLUMNS", "UNREAD", "WORDS_ONLY",
    "annual_growth", "assess_plans", "assess_targets", "audit_dataset", "build_targets", "common_codes",
    "common_unit", "compare", "compare_observations", "compare_paces", "compare_plans", "count_duties",
    "count_fields", "count_places", "counted_observations", "find_conflicts", "find_themes", "four_figures",
    "implied_levels", "known_of_nation", "list_differences", "list_duties", "list_goals", "main_targets",
    "match_figures", "most_shared", "open_questions", "plan_above", "plan_before", "plans_beside",
    "plans_of_nation", "residents_years", "score_figures", "share_reached", "shared_codes",
]  # fmt: skip
