"""Opening DuckDB files: for building the next warehouse, and read-only for everybody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from pipeline.errors import WarehouseError
from pipeline.schema import TABLES, conform

Settings = dict[str, str | bool | int | float | list[str]]

#: DuckDB 1.4 and later read this format; extensions would be fetched from the network, which a run must never do.
_BUILD: Settings = {"storage_compatibility_version": "v1.4.0", "autoinstall_known_extensions": False, "autoload_known_extensions": False}
#: A reader of a warehouse reads that file and writes none, whatever its query says.
_READ: Settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False, "enable_external_access": False}


@contextmanager
def writable(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a build file for writing, with its errors told in our words."""
    with _told(path):
        connection = duckdb.connect(str(path), config=_BUILD)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def readable(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse read-only; raises `WarehouseError` where it is missing or damaged."""
    if not path.exists():
        raise WarehouseError(f"There is no warehouse at {path}. Make one with: waqai run --warehouse {path.parent}")
    with _told(path):
        connection = duckdb.connect(str(path), read_only=True, config=_READ)
    try:
        yield connection
    except duckdb.Error as error:
        if is_damage(error):
            raise _damaged(path, error) from error
        raise
    finally:
        connection.close()


def read_table(path: Path, table: str) -> pl.DataFrame:
    """A declared table of a warehouse, in the order of its key."""
    with readable(path) as connection:
        return conform(TABLES[table], connection.sql(f"SELECT * FROM {table}").pl())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (duckdb.IOException, duckdb.FatalException, duckdb.InternalException) as error:
        raise WarehouseError(f"{path} cannot be used: {_first_line(error)}. {_advice(str(error), path)}") from error
    except duckdb.Error as error:
        if is_damage(error):
            raise _damaged(path, error) from error
        raise


def is_damage(error: duckdb.Error) -> bool:
    """Whether the file is not as DuckDB wrote it, which may show only when a block is read."""
    broken = isinstance(error, duckdb.FatalException | duckdb.InternalException)
    return broken or any(sign in str(error) for sign in ("Corrupt database file", "Could not read enough bytes"))


def _damaged(path: Path, error: duckdb.Error) -> WarehouseError:
    return WarehouseError(f"{path} is damaged: {_first_line(error)}. {_advice('not a valid', path)}")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")


def _advice(message: str, path: Path) -> str:
    if "No space left" in message:
        return "Free some disk space and run again; the last release is as it was."
    if "lock" in message:
        return "Another program holds the file for writing; close it and try again."
    return f"Delete the file and run again with: waqai run --warehouse {path.parent} (it is made anew from the raw documents; releases are not touched)."
