import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import ExplorerError, PasswordNeeded
from explorer.jobs import LOOK, Cancelled, ChildProcess, Job, ProcessEnded, Progress, Worker, check, run
from tests.processes import is_gone

PATIENCE = 30


def counting(total: int) -> Job[int]:
    for done in range(total):
        yield Progress(done, total, "counting")
    return total


def counting_slowly(total: int) -> Job[int]:
    for done in range(total):
        yield Progress(done, total, "counting")
        time.sleep(3 * LOOK)
    return total


def process_id() -> Job[int]:
    yield Progress(0, 1)
    return os.getpid()


def failing(error: Exception) -> Job[None]:
    yield Progress(0, 1)
    raise error


def dying(*_: object) -> Job[None]:
    yield Progress(0, 1)
    os.kill(os.getpid(), signal.SIGKILL)


def swallowing(size: int) -> Job[int]:
    yield Progress(0, 1)
    return len(bytearray(size))


def sleeping() -> Job[None]:
    yield Progress(0, 1)
    time.sleep(PATIENCE * 10)


def counting_silently(seconds: float) -> Job[int]:
    """Yields nothing while it counts, but asks whether it is wanted."""
    yield Progress(0, 1)
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        check()
        count += 1
    return count


def modules() -> Job[list[str]]:
    yield Progress(0, 1)
    return list(sys.modules)


class TestRun:
    def test_it_gives_the_result_and_tells_the_progress(self) -> None:
        told: list[Progress] = []
        assert run(counting(3), told.append) == 3
        assert [progress.done for progress in told] == [0, 1, 2]

    def test_a_listener_that_raises_ends_the_job_in_order(self) -> None:
        cleaned: list[str] = []

        def careful() -> Job[None]:
            try:
                yield Progress(0, 1)
            finally:
                cleaned.append("cleaned")

        def cancel(_: Progress) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            run(careful(), cancel)
        assert cleaned == ["cleaned"]


def outcome_of(future: "Future[Any]") -> dict[str, Any]:
    return {"on_done": future.set_result, "on_error": future.set_exception}


class TestWorker:
    def test_jobs_run_one_after_the_other_on_one_other_thread(self) -> None:
        worker, threads, last = Worker(), [], Future()  # type: ignore[var-annotated]

        def job() -> Job[int]:
            threads.append(threading.current_thread())
            yield Progress(0, 1)
            return len(threads)

        worker.submit(job)
        worker.submit(job, **outcome_of(last))
        assert last.result(PATIENCE) == 2
        assert threads[0] is threads[1] is not threading.current_thread()
        worker.close()

    def test_an_error_arrives_and_the_worker_goes_on(self) -> None:
        worker, first, second = Worker(), Future(), Future()  # type: ignore[var-annotated]
        worker.submit(lambda: failing(ExplorerError("Choose another file.")), **outcome_of(first))
        worker.submit(lambda: counting(2), **outcome_of(second))
        assert str(first.exception(PATIENCE)) == "Choose another file."
        assert second.result(PATIENCE) == 2
        worker.close()

    def test_a_failing_callback_does_not_end_the_worker(self) -> None:
        worker, second = Worker(), Future()  # type: ignore[var-annotated]

        def fail(_: int) -> None:
            raise ValueError

        worker.submit(lambda: counting(1), on_done=fail)
        worker.submit(lambda: counting(2), **outcome_of(second))
        assert second.result(PATIENCE) == 2
        worker.close()

    def test_running_and_waiting_jobs_can_be_cancelled(self) -> None:
        worker, running, waiting = Worker(), Future(), Future()  # type: ignore[var-annotated]
        started = threading.Event()

        def endless() -> Job[None]:
            while True:
                started.set()
                yield Progress(0, 0)

        first = worker.submit(endless, **outcome_of(running))
        second = worker.submit(lambda: counting(1), **outcome_of(waiting))
        assert started.wait(PATIENCE)
        second.cancel()
        first.cancel()
        assert isinstance(running.exception(PATIENCE), Cancelled)
        assert isinstance(waiting.exception(PATIENCE), Cancelled)
        worker.close()

    def test_steps_that_yield_nothing_can_ask_whether_they_are_wanted(self) -> None:
        worker, ended, begun = Worker(), Future(), threading.Event()  # type: ignore[var-annotated]
        ticket = worker.submit(lambda: counting_silently(PATIENCE), on_progress=when_begun(begun), **outcome_of(ended))
        assert begun.wait(PATIENCE)
        ticket.cancel()
        assert isinstance(ended.exception(PATIENCE / 2), Cancelled)
        worker.close()

    def test_who_is_asked_is_known_on_its_own_thread_alone(self) -> None:
        worker, ended, begun = Worker(), Future(), threading.Event()  # type: ignore[var-annotated]
        ticket = worker.submit(lambda: counting_silently(PATIENCE), on_progress=when_begun(begun), **outcome_of(ended))
        assert begun.wait(PATIENCE)
        ticket.cancel()
        check()
        worker.close()

    def test_closing_cancels_all_and_takes_no_more(self) -> None:
        worker, first, second = Worker(), Future(), Future()  # type: ignore[var-annotated]

        def endless() -> Job[None]:
            while True:
                yield Progress(0, 0)

        worker.submit(endless, **outcome_of(first))
        worker.submit(endless, **outcome_of(second))
        worker.close()
        assert isinstance(first.exception(0), Cancelled)
        assert isinstance(second.exception(0), Cancelled)
        with pytest.raises(RuntimeError):
            worker.submit(endless)

    def test_a_worker_that_did_nothing_closes(self) -> None:
        Worker().close()


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    child = ChildProcess()
    yield child
    child.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    """Threads on which jobs of other processes are performed."""
    worker = Worker(4)
    yield worker
    worker.close()


class TestChildProcess:
    def test_the_result_and_the_progress_come_from_one_reused_process(self, child: ChildProcess) -> None:
        told: list[Progress] = []
        assert run(child.perform(counting_slowly, 3), told.append) == 3
        of_the_job = [progress for progress in dict.fromkeys(told) if progress.total]
        assert of_the_job == [Progress(0, 3, "counting"), Progress(1, 3, "counting"), Progress(2, 3, "counting")]
        first = run(child.perform(process_id))
        assert first == run(child.perform(process_id)) != os.getpid()

    def test_progress_is_not_told_more_often_than_somebody_can_see(self, child: ChildProcess) -> None:
        told: list[Progress] = []
        begun = time.monotonic()
        assert run(child.perform(counting, 20_000), told.append) == 20_000
        assert len(told) <= (time.monotonic() - begun) / LOOK

    def test_an_error_for_the_user_arrives_as_itself(self, child: ChildProcess) -> None:
        with pytest.raises(PasswordNeeded, match="Give the password"):
            run(child.perform(failing, PasswordNeeded("Give the password.")))

    def test_a_fault_becomes_one_sentence_with_its_trace(self, child: ChildProcess) -> None:
        before = run(child.perform(process_id))
        with pytest.raises(ExplorerError, match=r"\(ZeroDivisionError\)") as caught:
            run(child.perform(failing, ZeroDivisionError("by nothing")))
        assert "by nothing" not in str(caught.value)
        assert "in failing" in caught.value.__notes__[0]
        assert run(child.perform(process_id)) == before

    def test_a_killed_process_is_a_sentence_and_is_replaced(self, child: ChildProcess) -> None:
        before = run(child.perform(process_id))
        with pytest.raises(ProcessEnded, match="ended unexpectedly"):
            run(child.perform(dying))
        assert run(child.perform(process_id)) != before

    def test_a_process_killed_between_two_jobs_is_replaced(self, child: ChildProcess) -> None:
        os.kill(run(child.perform(process_id)), signal.SIGKILL)
        time.sleep(0.2)
        assert run(child.perform(counting, 2)) == 2

    def test_too_long_work_is_stopped(self, child: ChildProcess) -> None:
        before = run(child.perform(process_id))
        with pytest.raises(ExplorerError, match=r"more than 0\.2 seconds"):
            run(child.perform(sleeping, timeout=0.2))
        assert run(child.perform(process_id)) != before

    def test_work_that_does_not_listen_is_cancelled_and_its_process_ended(
        self, child: ChildProcess, worker: Worker
    ) -> None:
        number, started, ended = run(child.perform(process_id)), threading.Event(), Future()  # type: ignore[var-annotated]
        ticket = worker.submit(partial(child.perform, sleeping), on_progress=when_begun(started), **outcome_of(ended))
        assert started.wait(PATIENCE)
        begun = time.monotonic()
        ticket.cancel()
        assert isinstance(ended.exception(PATIENCE), Cancelled)
        assert time.monotonic() - begun < 10 * LOOK
        assert is_gone(number)
        assert run(child.perform(counting, 1)) == 1

    def test_a_job_that_is_given_up_where_it_runs_ends_there(self, child: ChildProcess) -> None:
        number, job = run(child.perform(process_id)), child.perform(sleeping)
        while not next(job).total:
            pass
        job.close()
        assert is_gone(number)

    def test_cancelling_waiting_work_spares_the_running(self, child: ChildProcess, worker: Worker) -> None:
        running, waiting = Future(), Future()  # type: ignore[var-annotated]
        worker.submit(partial(child.perform, counting, 2000), **outcome_of(running))
        worker.submit(partial(child.perform, sleeping), **outcome_of(waiting)).cancel()
        assert running.result(PATIENCE) == 2000
        assert isinstance(waiting.exception(PATIENCE), Cancelled)

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
    def test_memory_is_limited(self) -> None:
        child = ChildProcess(memory_limit=1_000_000_000)
        with pytest.raises(ExplorerError, match="more memory than the 1,000 MB"):
            run(child.perform(swallowing, 2_000_000_000))
        assert run(child.perform(swallowing, 1000)) == 1000
        child.close()

    def test_nothing_of_the_window_is_loaded(self, child: ChildProcess) -> None:
        assert not [name for name in run(child.perform(modules)) if name.startswith("PySide6")]

    def test_closing_ends_the_idle_process(self) -> None:
        child = ChildProcess()
        number = run(child.perform(process_id))
        child.close()
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)

    def test_several_processes_work_side_by_side_and_no_more_than_asked_for(self, worker: Worker) -> None:
        child = ChildProcess(count=2)
        started = [threading.Event() for _ in range(3)]
        ended: list[Future[int]] = [Future() for _ in started]
        tickets = [
            worker.submit(partial(child.perform, sleeping), on_progress=when_begun(event), **outcome_of(done))
            for event, done in zip(started, ended, strict=True)
        ]
        until(lambda: sum(event.is_set() for event in started) == 2)
        (waiting,) = (event for event in started if not event.is_set())
        assert not waiting.wait(3 * LOOK)
        tickets[0 if started[0].is_set() else 1].cancel()
        assert waiting.wait(PATIENCE), "the one that waited takes the place of the one given up"
        worker.close()
        assert all(isinstance(done.exception(PATIENCE), Cancelled) for done in ended)
        child.close()

    def test_jobs_run_in_the_order_in_which_they_came(self, child: ChildProcess) -> None:
        first, second, third = (child.perform(counting, number) for number in (1, 2, 3))
        next(first), next(second), next(third)
        assert [next(third).total, next(second).total] == [0, 0]
        assert run(first) == 1
        assert next(third).total == 0
        assert run(second) == 2 and run(third) == 3

    def test_a_job_of_another_process_takes_one_thread(self, child: ChildProcess, worker: Worker) -> None:
        before, started = threading.active_count(), threading.Event()
        worker.submit(partial(child.perform, sleeping), on_progress=when_begun(started))
        assert started.wait(PATIENCE)
        assert threading.active_count() == before + 1


def when_begun(event: threading.Event) -> Callable[[Progress], object]:
    """Sets it when the job itself tells of its progress, and not before, while its process starts."""
    return lambda progress: event.set() if progress.total else None


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "this never happened"
        time.sleep(0.01)


@pytest.mark.parametrize(
    "work",
    [
        "worker.submit(lambda: sleeping())",
        "worker.submit(lambda: child.perform(sleeping))",
        "run(child.perform(counting, 1))",
    ],
)
def test_the_interpreter_ends_though_nobody_closed(work: str) -> None:
    program = f"""
import time
from explorer.jobs import ChildProcess, Worker, run
from tests.test_jobs import counting, sleeping
if __name__ == "__main__":
    worker, child = Worker(), ChildProcess()
    {work}
    time.sleep(0.5)
"""
    top = Path(__file__).parents[1]
    ended = subprocess.run([sys.executable, "-c", program], timeout=PATIENCE, capture_output=True, text=True, cwd=top)
    assert ended.returncode == 0
    assert ended.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="kills a process as POSIX does")
def test_a_child_does_not_outlive_a_program_that_is_killed() -> None:
    program = """
import time
from explorer.jobs import ChildProcess, Worker, run
from tests.test_jobs import process_id, sleeping
if __name__ == "__main__":
    child = ChildProcess()
    print(run(child.perform(process_id)), flush=True)
    Worker().submit(lambda: child.perform(sleeping))
    time.sleep(300)
"""
    top = Path(__file__).parents[1]
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=top) as running:
        assert running.stdout
        child = int(running.stdout.readline())
        time.sleep(0.2)
        running.kill()
    assert is_gone(child)
