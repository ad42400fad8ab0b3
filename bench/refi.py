"""Exchange files of other programs: ``python -m bench.refi FOLDER``.

Every ``.qdpx`` below FOLDER is read as ``import project`` reads it. One line says how its positions
were found to be counted, how many quotes stand there, and what was complained of; then it is
written in every profile and read again, and must hold the same. Ends with exit code 1 when a file
that holds its texts has quotes that do not stand where it says, or does not come back.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.formats import refi


def comes_back(project: refi.QdaProject) -> bool:
    """Tell whether a project, written in every profile and read again, is the same."""
    whole = [one for one in project.sources if one.has_text]
    kept = replace(project, sources=tuple(whole))
    return all(
        refi.read_project(
            refi.write_project(kept, profile=profile),
            file="again",
            counting=refi.PROFILES[profile][1],
        ).project
        == kept
        for profile in refi.PROFILES
    )


def line_of(path: Path) -> tuple[str, bool]:
    """Say what was read of a file, and whether all is well."""
    try:
        read = refi.read_project(path.read_bytes(), file=path.name)
    except QualcodeError as error:
        return f"{path.name}: NOT READ: {error}", False
    fits, project = read.calibrated, read.project
    absent = sum(not one.has_text for one in project.sources)
    back = comes_back(project)
    said = (
        f"{path.name}: {len(project.sources)} sources ({absent} without text), "
        f"{len(project.all_codes)} codes, {fits.fitting} of {fits.named} quotes in place "
        f"({fits.counting.words}), {len(read.problems)} remarks, "
        f"{'comes back the same' if back else 'DOES NOT COME BACK'}"
    )
    return said, back and fits.fitting == fits.named


def main() -> int:
    """Print a line for each file below a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    found = [line_of(path) for path in sorted(folder.rglob("*.qdpx"))]
    for said, _ in found:
        print(said)
    return 0 if found and all(well for _, well in found) else 1


if __name__ == "__main__":
    sys.exit(main())
