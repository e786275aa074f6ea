from .changes import change_files, check_own, data_lock
from .descriptor import (
    Statement,
    Unread,
    as_frame,
    csv_resource,
    dtypes_of,
    rows_frame,
    schemas,
    table_schemas,
    unread_frame,
)
from .new_folder import begin_folder
from .package import NATION, Dataset, break_reasons, indicator_name, keep_for_next_load, latest_first, load, region_name
from .plan_files import added_files, is_plan_id, remove_plan, rename_plan
from .statement_tables import read_statements
from .table_files import FORMATS, as_csv
from .tables import load_table, read_package
from .workbooks import as_workbook, fit_to_paper, write_workbook

__all__ = [
    "FORMATS", "NATION", "Dataset", "Statement", "Unread", "added_files", "as_csv", "as_frame", "as_workbook", "begin_folder",
    "break_reasons",
    "change_files", "check_own", "csv_resource", "data_lock", "dtypes_of", "fit_to_paper", "indicator_name", "is_plan_id",
    "keep_for_next_load", "latest_first", "load", "load_table", "read_package", "read_statements", "region_name", "remove_plan",
    "rename_plan", "rows_frame", "schemas", "table_schemas", "unread_frame", "write_workbook",
]  # fmt: skip
