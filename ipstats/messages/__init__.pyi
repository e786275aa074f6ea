from .quantities import number_text, quantity_text, unit_name
from .wording import (
    EACH_YEAR,
    NONE,
    bound_sign,
    change_text,
    change_unit,
    dated_level,
    dated_target,
    level_text,
    no_rate_reason,
    percent_text,
    period_label,
    plan_kind,
    rate_text,
    target_text,
    with_year,
    year_in_header,
)
from .words import LANGUAGES, language, message, message_or_code, sentences

__all__ = [
    "EACH_YEAR", "LANGUAGES", "NONE", "bound_sign", "change_text", "change_unit", "dated_level", "dated_target", "language",
    "level_text", "message", "message_or_code", "no_rate_reason", "number_text", "percent_text", "period_label", "plan_kind", "quantity_text",
    "rate_text", "sentences", "target_text", "unit_name", "with_year", "year_in_header",
]  # fmt: skip
