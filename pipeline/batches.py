"""Map pure per-document work over a collection, on all cores where that pays."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.files import write_atomically
from pipeline.progress import step

#: What maps: rows of some documents to the rows they give, by table.
Work = Callable[[list[dict[str, Any]]], Mapping[str, pl.DataFrame]]

#: Below this many characters one process is quicker than starting others (about a second each).
_WORTH_A_POOL = 2_000_000
#: Characters per batch: small enough to share out and to bound memory, large enough to hide the cost of sending.
_BATCH_CHARACTERS = 1_000_000


def map_documents(work: Work, documents: pl.DataFrame, *, what: str) -> dict[str, pl.DataFrame]:
    """Join the tables of `work(rows)` over batches of `documents`, in order.

    `documents` has the column `n_chars` and whatever `work` reads; `work` must be a module-level function, and is called
    once without rows where there are no documents, so that its tables are there.
    """
    batches = list(_batches(documents)) or [documents]
    workers = min(len(os.sched_getaffinity(0)), len(batches))
    if workers < 2 or documents["n_chars"].sum() < _WORTH_A_POOL:
        return _joined(_told(map(work, (batch.to_dicts() for batch in batches)), batches, what))
    with process_pool(workers) as pool:
        return _joined(_told(pool.map(_run, ((work, batch) for batch in batches)), batches, what))


@dataclass(frozen=True, slots=True)
class Mapped:
    """The tables of all documents, and how many documents' rows were kept from the run before."""

    tables: dict[str, pl.DataFrame]
    n_reused: int
    n_documents: int


def map_changed(work: Work, documents: pl.DataFrame, *, what: str, kept: Path, code: str, by: str = "doc_id") -> Mapped:
    """`map_documents`, but for documents whose row is as it was, made by the same `code`: their rows are taken from the folder `kept`.

    `documents` has the columns `by` (of each row another) and `n_chars`; each table of `work` has `by`. Rows come in the order of the documents,
    as if nothing had been kept.
    """
    keys = documents.select(by, key=documents.hash_rows(seed=0)).with_columns(code=pl.lit(f"{code} {pl.__version__}"))
    before = _kept(kept)
    unchanged = keys.join(before["keys"], on=keys.columns, how="semi")[by] if before else pl.Series([], dtype=pl.String)
    made = map_documents(work, documents.filter(~pl.col(by).is_in(unchanged.implode())), what=what)
    if before and keys.equals(before["keys"]):
        return Mapped({name: before[name] for name in made}, len(unchanged), documents.height)
    tables = made if unchanged.is_empty() else {name: _merged(documents.select(by), before[name], data, unchanged) for name, data in made.items()}
    (kept / "keys.parquet").unlink(missing_ok=True)  # tables without their keys are not trusted, should a kill come between
    for name, data in {**tables, "keys": keys}.items():
        write_atomically(kept / f"{name}.parquet", partial(data.write_parquet, compression="zstd"))
    return Mapped(tables, len(unchanged), documents.height)


def _kept(folder: Path) -> dict[str, pl.DataFrame]:
    """What the run before kept; nothing where it cannot be read whole."""
    try:
        return {path.stem: pl.read_parquet(path) for path in sorted(folder.glob("*.parquet"))} if (folder / "keys.parquet").exists() else {}
    except (OSError, pl.exceptions.PolarsError):
        return {}


def _merged(order: pl.DataFrame, before: pl.DataFrame, made: pl.DataFrame, unchanged: pl.Series) -> pl.DataFrame:
    (by,) = order.columns
    rows = pl.concat([before.filter(pl.col(by).is_in(unchanged.implode())), made])
    return rows.join(order.with_row_index("at"), on=by, maintain_order="left").sort("at", maintain_order=True).drop("at")


def _batches(documents: pl.DataFrame) -> Iterator[pl.DataFrame]:
    start, size = 0, 0
    for index, length in enumerate(documents["n_chars"].to_list()):
        if size and size + length > _BATCH_CHARACTERS:
            yield documents[start:index]
            start, size = index, 0
        size += length
    if start < documents.height:
        yield documents[start:]


def _run(task: tuple[Work, pl.DataFrame]) -> Mapping[str, pl.DataFrame]:
    work, batch = task
    return work(batch.to_dicts())


def _told(results: Iterator[Mapping[str, pl.DataFrame]], batches: Sequence[pl.DataFrame], what: str) -> Iterator[Mapping[str, pl.DataFrame]]:
    done, total = 0, sum(batch.height for batch in batches)
    for batch, result in zip(batches, results, strict=True):
        done += batch.height
        step(what, done, total)
        yield result


def _joined(results: Iterator[Mapping[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
    parts: dict[str, list[pl.DataFrame]] = {}
    for result in results:
        for name, data in result.items():
            parts.setdefault(name, []).append(data)
    return {name: pl.concat(data) for name, data in parts.items()}


def process_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that inherit nothing, and end when this one does."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_die_with_parent)


def _die_with_parent() -> None:
    """End this worker when its parent is gone: a killed run must leave no process behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()
