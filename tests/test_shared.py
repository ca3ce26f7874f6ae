from pathlib import Path

import pytest

from benchmarks import duplicates, shared


def test_a_measurement_says_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shared, "SHARED", tmp_path)
    with pytest.raises(SystemExit, match=r"corpus/ant\.jsonl\.gz is not there"):
        duplicates.quality()
