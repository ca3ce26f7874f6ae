import signal

from assets.run import materialize
from pipeline.workspace import Workspace


def test_a_run_in_the_background_of_a_script_can_be_stopped(tmp_path):
    (tmp_path / "raw").mkdir()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell starts it
    try:
        outcome = materialize(Workspace(tmp_path / "raw", tmp_path / "warehouse"))
        assert signal.getsignal(signal.SIGTERM) is signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    assert not outcome.success
    assert "it is empty" in outcome.errors[0]
