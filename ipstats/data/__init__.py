"""The data package in data/: its tables read, checked and corrected, and tables as files."""

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
from ipstats.data.package import Dataset, indicator_name, keep_for_next_load, load, region_name
from ipstats.data.statement_tables import read_statements
from ipstats.data.table_files import FORMATS, as_csv, fit_to_paper, write_workbook
from ipstats.data.tables import load_table, read_package

__all__ = [
    "FORMATS", "Dataset", "Statement", "Unread", "as_csv", "as_frame", "csv_resource", "dtypes_of", "fit_to_paper",
    "indicator_name", "keep_for_next_load", "load", "load_table", "read_package", "read_statements",
    "region_name", "schemas", "table_schemas", "unread_frame", "write_workbook",
]  # fmt: skip
