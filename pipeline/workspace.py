"""Where everything lies: the raw folder, the warehouse, its stages, its build and its releases."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipeline.errors import WarehouseError
from pipeline.files import write_atomically

if TYPE_CHECKING:
    from pipeline.extract.names import Ner

#: The project's own folder, which holds `raw/`, `warehouse/` and `dagster.yaml` beside the code.
PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of one run, and who recognises names in it. Stages are Parquet files that the next stage reads; a rerun replaces them."""

    raw: Path
    warehouse: Path
    ner: "Ner" = "default"

    @property
    def database(self) -> Path:
        """The warehouse that users query."""
        return self.warehouse / "waqai.duckdb"

    @property
    def build(self) -> Path:
        """The next warehouse, while it is built and checked."""
        return self.warehouse / ".build" / "waqai.duckdb"

    @property
    def releases(self) -> Path:
        """The folder of the published versions."""
        return self.warehouse / "releases"

    @property
    def lock(self) -> Path:
        """The file that a run locks."""
        return self.warehouse / ".lock"

    def stage(self, stage: str, table: str) -> Path:
        """The Parquet file of one table of one stage."""
        return self.warehouse / ".stages" / stage / f"{table}.parquet"

    def kept(self, what: str) -> Path:
        """The folder of what each document gave to a stage in the run before."""
        return self.warehouse / ".kept" / what

    def write(self, stage: str, **tables: pl.DataFrame) -> None:
        """Write the tables of a stage, each in one move, so that a killed run leaves no half file."""
        for table, data in tables.items():
            write_atomically(self.stage(stage, table), lambda path, data=data: data.write_parquet(path, compression="zstd"))  # type: ignore[misc]

    def read(self, stage: str, table: str) -> pl.DataFrame:
        """Read a table of a stage; raises `WarehouseError` where the stage has not run."""
        path = self.stage(stage, table)
        try:
            return pl.read_parquet(path)
        except FileNotFoundError:
            raise WarehouseError(f"{path} is missing: the stage {stage!r} has not run on this warehouse. Run the whole job once.") from None
        except pl.exceptions.PolarsError as error:
            raise WarehouseError(f"{path} is damaged ({error}). Run the whole job again: it makes every stage anew.") from error
