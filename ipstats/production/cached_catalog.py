"""The catalog of reports, kept from run to run: where no byte of the data has changed no table is loaded."""

import json
from dataclasses import asdict
from pathlib import Path

from ipstats.paths import data_files, data_folder, documents_folder
from ipstats.production.fingerprint import CatalogEntry, code_digest, digest, files_digest
from ipstats.production.job import Subject


def read_catalog(cached: Path) -> tuple[list[CatalogEntry], str]:
    """All reports there are to make, and the text to cache for the next run: from the cache of an earlier run where no byte
    has changed since, else from the data.

    Raises BadInput where the data package has to be read and cannot be.
    """
    folder, documents = data_folder(), documents_folder()
    files = [*data_files(folder), *sorted(documents.glob("*"))]
    now = digest((str(folder), str(documents), [path.name for path in files], files_digest(files), code_digest()))
    try:
        text = cached.read_text(encoding="utf-8")
        before = json.loads(text)
        if before["digest"] == now:
            return [
                CatalogEntry(**known | {"subject": Subject(**known["subject"])}) for known in before["reports"]
            ], text
    except (OSError, ValueError, TypeError, KeyError):
        pass  # no cache, or none of ours
    from ipstats.production.processes import start_server

    start_server()  # something changed: what runs notebooks loads while the data are read
    from ipstats.data import load  # what reads tables loads longer than all else in a run that changes nothing
    from ipstats.production.rows import list_reports

    reports = list_reports(load())
    return reports, json.dumps({"digest": now, "reports": list(map(asdict, reports))}, ensure_ascii=False)
