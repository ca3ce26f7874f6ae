"""The workspace of a run, held by one run at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast, get_args

import dagster as dg

from pipeline.errors import InputError
from pipeline.extract.names import Ner
from pipeline.lock import Holder, exclusive
from pipeline.progress import step
from pipeline.workspace import PROJECT, Workspace


class FoldersResource(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The raw folder and the warehouse, to look at."""

    raw: str = str(PROJECT / "raw")
    warehouse: str = str(PROJECT / "warehouse")

    def space(self) -> Workspace:
        """The folders, as the library names them."""
        return Workspace(Path(self.raw), Path(self.warehouse))


class WorkspaceResource(FoldersResource):
    """The raw folder and the warehouse, to work in: while a run has the resource it holds the warehouse's lock.

    `ner` says who recognises names: `default`, or `camel` where camel-tools' recogniser is installed.
    """

    ner: str = "default"

    def space(self) -> Workspace:
        """The folders and the recogniser, as the library names them."""
        if self.ner not in get_args(Ner):
            raise InputError(f"The resource `workspace` has no recogniser {self.ner!r} for `ner`. Choose one of: {', '.join(get_args(Ner))}.")
        return Workspace(Path(self.raw), Path(self.warehouse), cast(Ner, self.ner))

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["WorkspaceResource"]:
        """Hold the lock for the time of the run, after the traces of a killed one are cleared."""
        run_id = context.run.run_id if context.run else "unknown"

        def on_wait(holder: Holder | None) -> None:
            step(f"waiting for run {holder.run_id if holder else 'unknown'}", 0)
            if context.log:
                context.log.info(f"Waiting for the run that holds the warehouse: {holder}")

        with exclusive(self.space().lock, run_id, on_wait=on_wait) as killed:
            if killed and killed.run_id != run_id and context.instance:
                report_killed(context.instance, killed.run_id)
            yield self


def report_killed(instance: dg.DagsterInstance, run_id: str) -> bool:
    """Mark a run that was killed as failed and free what it held; whether there was anything to mark."""
    run = instance.get_run_by_id(run_id)
    instance.event_log_storage.free_concurrency_slots_for_run(run_id)
    if run is None or run.is_finished:
        return False
    instance.report_run_failed(run, message="The process of this run was killed.")
    return True
