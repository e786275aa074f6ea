"""The data package in data/: its tables read, checked, corrected and changed, and tables as files."""

from ipstats.data.changes import change_files, check_own, data_lock
from ipstats.data.descriptor import (
    Statement,
    Unread,
    as_frame,
    csv_resource,
    dtypes_of,
    schemas,
    table_schemas,
    unread_frame,
)
from ipstats.data.new_folder import begin_folder
from ipstats.data.package import Dataset, indicator_name, keep_for_next_load, load, region_name
from ipstats.data.plan_files import added_files, is_plan_id, remove_plan, rename_plan
from ipstats.data.statement_tables import read_statements
from ipstats.data.table_files import FORMATS, as_csv, as_workbook, fit_to_paper, write_workbook
from ipstats.data.tables import load_table, read_package

__all__ = [
    "FORMATS", "Dataset", "Statement", "Unread", "added_files", "as_csv", "as_frame", "as_workbook", "begin_folder",
    "change_files", "check_own", "csv_resource", "data_lock", "dtypes_of", "fit_to_paper", "indicator_name", "is_plan_id",
    "keep_for_next_load", "load", "load_table", "read_package", "read_statements", "region_name", "remove_plan",
    "rename_plan", "schemas", "table_schemas", "unread_frame", "write_workbook",
]  # fmt: skip
