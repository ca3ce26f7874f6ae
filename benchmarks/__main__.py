"""Documents a second and peak memory of each stage, on a JSONL collection.

    python -m benchmarks [COLLECTION.jsonl.gz]

Without an argument it takes ../shared/corpus/ant.jsonl.gz, and the demonstration corpus where that is absent. Each stage runs in a
process of its own; memory is the peak of the sum over that process and its workers, sampled ten times a second.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import psutil

from benchmarks.shared import SHARED
from pipeline.workspace import PROJECT, Workspace

STAGES = ("read_texts", "structure_texts", "cluster_texts", "extract_texts", "link_names", "assemble_facts", "build_tables", "check_tables", "publish_release")
_ANT = SHARED / "corpus" / "ant.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall time and peak memory of a stage."""

    seconds: float
    peak_bytes: int


def measure(command: list[str]) -> Measured:
    """Run a command to its end; raises `CalledProcessError` where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.1)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Measured(time.perf_counter() - started, peak)


def _memory(pid: int) -> int:
    try:
        root = psutil.Process(pid)
        return sum(process.memory_info().rss for process in (root, *root.children(recursive=True)))
    except psutil.Error:
        return 0


def main() -> None:
    """Print the table."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else _ANT
    with tempfile.TemporaryDirectory() as folder:
        space = Workspace(Path(folder) / "raw", Path(folder) / "warehouse")
        if given.exists():
            space.raw.mkdir()
            shutil.copy(given, space.raw / given.name)
        else:
            shutil.copytree(PROJECT / "raw", space.raw)
        measured = {stage: measure([sys.executable, "-m", "benchmarks.stage", stage, str(space.raw), str(space.warehouse)]) for stage in STAGES}
        documents = pl.scan_parquet(space.stage("source_texts", "texts")).select(pl.len()).collect().item()
    print(f"{'stage':18}{'seconds':>10}{'documents/s':>14}{'peak MiB':>10}")
    for stage, one in measured.items():
        print(f"{stage:18}{one.seconds:10.1f}{documents / one.seconds:14,.0f}{one.peak_bytes / 2**20:10,.0f}")
    seconds, peak = sum(one.seconds for one in measured.values()), max(one.peak_bytes for one in measured.values())
    print(f"{'all':18}{seconds:10.1f}{documents / seconds:14,.0f}{peak / 2**20:10,.0f}   {documents:,} documents")


if __name__ == "__main__":
    main()
