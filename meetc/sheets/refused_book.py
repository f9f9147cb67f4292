"""What holds of workbooks of every kind: why one is not read, how large one may be, and which of
its sheets is meant."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from meetc.diagnostics.wording import did_you_mean
from meetc.sheets.table import RefusedSheetError
from meetc.source import MAX_FILE_BYTES

_MOST_FILES = 2_000


class RefusedBookError(RefusedSheetError):
    """Why a workbook is not read, and what to do."""

    def __init__(self, why: str, hint: str = "save it again as .xlsx, or as CSV") -> None:
        super().__init__(why, hint)


def check_unpacked(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that would fill the memory when it is unpacked."""
    files = archive.infolist()
    if len(files) > _MOST_FILES or sum(file.file_size for file in files) > MAX_FILE_BYTES:
        raise RefusedBookError(f"it is larger than {MAX_FILE_BYTES >> 20} MiB when it is unpacked")


def title_meant(titles: Sequence[str], name: str) -> str:
    """The title of the sheet of a name, the first one without. Raises RefusedBookError where
    there is none."""
    if not titles:
        raise RefusedBookError("it has no sheets")
    if not name:
        return titles[0]
    if name not in titles:
        meant = did_you_mean(name, titles)
        others = f"its sheets are {', '.join(titles[:10])}"
        hint = f"did you mean {meant}?" if meant else others
        raise RefusedBookError(f"it has no sheet {name}", hint)
    return name
