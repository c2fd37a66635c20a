"""Long work of a session, done here and now."""

import pytest

from explorer.jobs import Job, Progress
from explorer.session.work import Work


def job() -> Job[int]:
    yield Progress(0, 0)
    return 1


def test_the_end_is_told_though_the_result_could_not_be_taken() -> None:
    ended: list[str] = []
    with pytest.raises(ZeroDivisionError):
        Work(None).start("lane", "Working", job, lambda result: 1 // (result - 1), lambda: ended.append("ended"))
    assert ended == ["ended"]
