"""Running the assets from a command: the same job, in this process, on any folders."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
from dagster._core.instance.ref import InstanceRef
from sqlalchemy.exc import SQLAlchemyError

from assets.resources import report_killed
from pipeline.errors import WarehouseError
from pipeline.extract.names import Ner
from pipeline.lock import forget, left_over
from pipeline.workspace import PROJECT, Workspace

_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
_LIVING = [dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.CANCELING]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: its messages where it failed."""

    run_id: str
    success: bool
    errors: tuple[str, ...]


@contextmanager
def open_instance(warehouse: Path) -> Iterator[dg.DagsterInstance]:
    """Dagster's instance as `dagster.yaml` says, with its storage inside the given warehouse.

    Raises `WarehouseError` where its records cannot be written, now or while it is open.
    """
    try:
        with _instance(warehouse) as instance:
            yield instance
    except (OSError, SQLAlchemyError) as error:
        cause = str(getattr(error, "orig", None) or error)
        raise WarehouseError(
            f"Cannot keep records in {warehouse}: {cause}. Free some space or check the permissions, then run again; the last release is as it was."
        ) from error


def _instance(warehouse: Path) -> dg.DagsterInstance:
    home = (warehouse / ".dagster").resolve()
    home.mkdir(parents=True, exist_ok=True)
    storage = {
        "storage": {"sqlite": {"base_dir": str(home)}},
        "local_artifact_storage": {"module": "dagster._core.storage.root", "class": "LocalArtifactStorage", "config": {"base_dir": str(home)}},
        "compute_logs": {"module": "dagster._core.storage.noop_compute_log_manager", "class": "NoOpComputeLogManager"},
    }
    return dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(home), config_dir=str(PROJECT), overrides=storage))


def materialize(space: Workspace, ner: Ner = "default") -> Outcome:
    """Materialise every asset in this process; `ner` recognises names."""
    from assets.definitions import defs

    config = _QUIET | {"resources": {"workspace": {"config": {"raw": str(space.raw), "warehouse": str(space.warehouse), "ner": ner}}}}
    _heed_signals()
    with open_instance(space.warehouse) as instance:
        result = defs.resolve_job_def("publish").execute_in_process(run_config=config, instance=instance, raise_on_error=False)
    return Outcome(result.run_id, result.success, tuple(_messages(result)))


def _heed_signals() -> None:
    """Let a run be stopped that a script started in the background: it ignores SIGINT, and Dagster has SIGTERM do as SIGINT does."""
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _messages(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    for event in result.all_events:
        if event.is_step_failure and (failure := event.step_failure_data):
            described = failure.user_failure_data.description if failure.user_failure_data else None
            cause = failure.error.cause or failure.error if failure.error else None
            if cause and cause.cls_name == dg.DagsterExecutionInterruptedError.__name__:
                yield "Stopped by a signal before it was done. The last release is as it was; run again to go on."
            else:
                yield described or (cause.message.strip() if cause else "failed without a message")


def killed_runs(space: Workspace) -> list[str]:
    """The runs that a kill left unfinished; raises `LockedError` while a living run holds the warehouse."""
    holder = left_over(space.lock)
    with open_instance(space.warehouse) as instance:
        runs = [run.run_id for run in instance.get_runs(dg.RunsFilter(statuses=_LIVING))]
    return sorted({*runs, *([holder.run_id] if holder else [])})


def unlock(space: Workspace, run_ids: list[str]) -> None:
    """Mark killed runs as failed, free what they held, and forget their lock."""
    with open_instance(space.warehouse) as instance:
        for run_id in run_ids:
            report_killed(instance, run_id)
    forget(space.lock)


def serve(port: int) -> None:
    """Become Dagster's UI and daemon on this project; does not return."""
    os.chdir(PROJECT)
    environment = os.environ | {"DAGSTER_HOME": str(PROJECT), "PYTHONWARNINGS": "ignore"}
    os.execve(sys.executable, [sys.executable, "-m", "dagster", "dev", "-m", "assets.definitions", "-p", str(port)], environment)  # noqa: S606 (it becomes that program)
