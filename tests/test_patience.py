"""Other processes that end their work by themselves, and systems that give none."""

import errno
import multiprocessing
import os
import time
from collections.abc import Iterator

import pytest

from explorer.jobs import ChildProcess, NoProcess, run
from tests.processes import is_gone
from tests.test_jobs import (
    PATIENCE,
    counting,
    counting_silently,
    counting_slowly,
    dying,
    process_id,
    sleeping,
)


@pytest.fixture
def patient() -> Iterator[ChildProcess]:
    child = ChildProcess(patience=PATIENCE, look=0.001)
    yield child
    child.close()


class TestPatience:
    def test_work_that_listens_ends_by_itself_and_its_process_is_used_again(self, patient: ChildProcess) -> None:
        number = run(patient.perform(process_id))
        for work in (counting_silently, counting_slowly):
            job, begun = patient.perform(work, 10 * PATIENCE), time.monotonic()
            while not next(job).total:
                pass
            job.close()
            assert time.monotonic() - begun < PATIENCE / 2
            assert run(patient.perform(counting, 2)) == 2
            assert run(patient.perform(process_id)) == number

    def test_work_that_was_done_when_it_was_given_up_leaves_nothing_behind(self, patient: ChildProcess) -> None:
        number = run(patient.perform(process_id))
        for thousandths in range(40):
            job = patient.perform(counting_silently, thousandths / 1000)
            next(job, None)
            job.close()
            assert run(patient.perform(counting, 2)) == 2
        assert run(patient.perform(process_id)) == number

    def test_a_process_that_starts_goes_on_starting_when_its_work_is_given_up(self, patient: ChildProcess) -> None:
        begun = time.monotonic()
        job = patient.perform(counting, 2)
        while next(job, None):
            assert time.monotonic() < begun + PATIENCE, "it never started"
            job.close()
            job = patient.perform(counting, 2)
        assert len(multiprocessing.active_children()) == 1

    def test_work_that_does_not_listen_ends_with_its_process(self) -> None:
        child = ChildProcess(patience=0.2)
        number, job = run(child.perform(process_id)), child.perform(sleeping)
        while not next(job).total:
            pass
        job.close()
        assert is_gone(number) and run(child.perform(counting, 2)) == 2
        child.close()

    def test_a_process_that_works_ends_after_it_is_closed(self, patient: ChildProcess) -> None:
        number, job = run(patient.perform(process_id)), patient.perform(counting_slowly, 2)
        next(job)
        patient.close()
        assert run(job) == 2
        assert is_gone(number) and run(patient.perform(process_id)) != number


class TestNoProcess:
    def test_a_system_that_gives_none_is_told_in_a_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_: object) -> None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

        child = ChildProcess()
        with monkeypatch.context() as broken:
            broken.setattr(multiprocessing.process.BaseProcess, "start", refuse)
            with pytest.raises(NoProcess, match=r"could be started \(.+\)\. Close other programs"):
                run(child.perform(counting, 2))
        assert run(child.perform(counting, 2)) == 2
        child.close()

    def test_one_that_ends_before_it_takes_work_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("explorer.jobs.process.serve", dying)
        with pytest.raises(NoProcess):
            run(ChildProcess().perform(counting, 2))
