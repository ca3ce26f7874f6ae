"""The folder with corpora and gold that lies beside a checkout: most measurements need some of it."""

import sys
from pathlib import Path

from pipeline.workspace import PROJECT

SHARED = PROJECT.parent / "shared"


def needed(name: str) -> Path:
    """A file of the folder; ends the program with what is missing where it is absent."""
    path = SHARED / name
    if not path.is_file():
        sys.exit(f"{path} is not there: this measures on a file that does not come with the repository. Put it there and run again.")
    return path
