import pytest

from explorer.pace import SHARE, Pace


@pytest.mark.parametrize(("took", "pause"), [(0.001, 0.5), (2.0, 2.0 / SHARE)])
def test_what_takes_long_is_done_the_more_seldom(monkeypatch: pytest.MonkeyPatch, took: float, pause: float) -> None:
    now = 100.0
    monkeypatch.setattr("explorer.pace.time.monotonic", lambda: now)
    paced = Pace(least=0.5)
    due = [paced.due]
    with paced.measured():
        now += took
    assert paced.pause == pytest.approx(pause)
    for later in (0.0, 0.99 * pause, 0.02 * pause):
        now += later
        due.append(paced.due)
    assert due == [True, False, False, True]
