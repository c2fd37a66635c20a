"""The latest request: what is told of it, and that nothing is told of any other."""

import threading
from collections.abc import Callable, Collection

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from explorer.errors import ExplorerError
from explorer.jobs import Cancelled, Job, Progress, Ticket, run
from explorer.session.latest import Latest
from explorer.session.work import Work
from tests.session.conftest import Loop


class HeldWork(Work):
    """Begins jobs and ends none by itself: `finish` or `fail` does, the one that was begun first before the others."""

    def __init__(self) -> None:
        super().__init__(post=lambda act: act())
        self.begun: list[tuple[Callable[[], Job[int]], Callable[..., object], Callable[..., object], Ticket]] = []

    def start(  # type: ignore[override]
        self,
        lane: str,
        title: str,
        make_job: Callable[[], Job[int]],
        on_done: Callable[[int], object],
        on_end: Callable[[], object],
        ticket: Ticket,
    ) -> Ticket:
        self.begun.append((make_job, on_done, on_end, ticket))
        return ticket

    def cancel(self, but: Collection[Ticket] = ()) -> None:
        for *_, ticket in self.begun:
            ticket.cancel()

    def finish(self) -> None:
        make_job, on_done, on_end, ticket = self.begun.pop(0)
        self._done(ticket, on_done, on_end, run(make_job()))

    def fail(self) -> None:
        *_, on_end, ticket = self.begun.pop(0)
        self._failed(ticket, on_end, Cancelled() if ticket.cancelled else ExplorerError("It failed."))


def giving(number: int) -> Callable[[], Job[int]]:
    def job() -> Job[int]:
        yield Progress(0, 0)
        return number

    return job


class Told(list[tuple[str, str, int]]):
    """What was told, as ("found" or "stopped", key, result or 0)."""

    def latest(self, work: Work, patient: bool = False) -> Latest[str, int]:
        def found(key: str, result: int) -> None:
            self.append(("found", key, result))

        return Latest(work, "lane", "Working", found, lambda key: self.append(("stopped", key, 0)), patient)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def work() -> HeldWork:
    return HeldWork()


def test_the_same_key_is_found_out_once(work: HeldWork, told: Told) -> None:
    latest = told.latest(work)
    assert latest.ask("a", giving(1)) is None and latest.ask("a", giving(2)) is None
    assert (latest.running, len(work.begun)) == (True, 1)
    work.finish()
    assert (latest.ask("a", giving(3)), latest.running, work.begun) == (1, False, [])
    assert told == [("found", "a", 1)]


def test_another_key_supersedes_and_going_back_brings_what_was_found(work: HeldWork, told: Told) -> None:
    latest = told.latest(work)
    latest.ask("a", giving(1))
    work.finish()
    assert latest.ask("b", giving(2)) is None and latest.last == 1
    assert latest.ask("a", giving(3)) == 1 and not latest.running
    work.finish()
    assert latest.last == 1 and told == [("found", "a", 1)]


def test_a_key_can_be_found_out_anew(work: HeldWork, told: Told) -> None:
    latest = told.latest(work)
    for number in (1, 2, 3):
        latest.start("a", giving(number))
    while work.begun:
        work.finish()
    assert told == [("found", "a", 3)] and latest.found("a") == 3


def test_after_failure_and_after_the_user_cancelled_it_is_told_and_found_out_again(work: HeldWork, told: Told) -> None:
    latest = told.latest(work)
    latest.ask("a", giving(1))
    work.fail()
    latest.ask("a", giving(2))
    work.cancel()
    work.finish()
    assert told == [("stopped", "a", 0), ("stopped", "a", 0)] and not latest.holds("a")
    assert latest.ask("a", giving(3)) is None
    work.finish()
    assert told[2:] == [("found", "a", 3)]


def test_asked_again_before_its_cancelled_work_has_ended_it_is_found_out_and_not_told_to_have_stopped(
    work: HeldWork, told: Told
) -> None:
    latest = told.latest(work)
    latest.ask("a", giving(1))
    work.cancel()
    assert not latest.running
    latest.ask("a", giving(2))
    work.fail()
    work.finish()
    assert told == [("found", "a", 2)]


@pytest.mark.parametrize("patient", [False, True])
def test_nothing_is_told_after_cancelling_or_forgetting(work: HeldWork, told: Told, patient: bool) -> None:
    latest = told.latest(work, patient)
    latest.ask("a", giving(1))
    work.finish()
    latest.ask("b", giving(2))
    latest.ask("c", giving(3))
    latest.cancel()
    assert latest.found("a") == 1
    latest.ask("b", giving(2))
    latest.forget()
    while work.begun:
        work.finish()
    assert latest.last is None and told == [("found", "a", 1)]


def test_what_is_known_from_elsewhere_supersedes(work: HeldWork, told: Told) -> None:
    latest = told.latest(work)
    latest.ask("a", giving(1))
    latest.set("b", 5)
    work.finish()
    assert latest.last == latest.found("b") == 5 and latest.holds("b") and told == []


def test_a_patient_one_lets_the_running_work_end_and_then_takes_the_last_that_waits(work: HeldWork, told: Told) -> None:
    latest = told.latest(work, patient=True)
    for number, key in enumerate("abc"):
        latest.ask(key, giving(number))
    assert len(work.begun) == 1 and latest.holds("c") and not latest.holds("a")
    work.finish()
    assert len(work.begun) == 1 and told == [("found", "a", 0)]
    work.fail()
    latest.ask("d", giving(4))
    latest.ask("e", giving(5))
    work.cancel()
    work.finish()
    assert work.begun == [] and told[1:] == [("stopped", "c", 0), ("stopped", "d", 0), ("stopped", "e", 0)]


def test_who_is_told_may_ask_again(work: HeldWork) -> None:
    found: list[int] = []

    def ask_more(key: str, result: int) -> None:
        found.append(result)
        if result < 3:
            latest.start("a", giving(result + 1))

    latest: Latest[str, int] = Latest(work, "lane", "Working", ask_more, patient=True)
    latest.start("a", giving(1))
    while work.begun:
        work.finish()
    assert found == [1, 2, 3] and not latest.running


def test_here_and_now_the_result_is_there_when_it_is_asked_for(told: Told) -> None:
    latest = told.latest(Work(None))
    assert latest.ask("a", giving(1)) == 1 and latest.ask("a", giving(2)) == 1
    assert told == [("found", "a", 1)]


def test_on_threads_only_the_last_of_many_is_told(loop: Loop, told: Told) -> None:
    work = Work(loop.post)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> Job[int]:
        begun.set()
        go_on.wait(30)
        yield Progress(0, 0)
        return 0

    try:
        latest = told.latest(work)
        latest.ask("first", slow)
        assert begun.wait(30)
        for number in range(50):
            latest.ask(f"{number}", giving(number))
        go_on.set()
        loop.until(lambda: not work.tasks)
        assert told == [("found", "49", 49)]
        latest.start("49", slow)
        work.cancel()
        loop.until(lambda: not work.tasks)
        assert told[1:] == [("stopped", "49", 0)] and latest.found("49") == 49
    finally:
        go_on.set()
        work.close()


class Requests(RuleBasedStateMachine):
    """Any sequence against a model that names each request by its number and knows which one is wanted."""

    patient = False

    def __init__(self) -> None:
        super().__init__()
        self.work, self.told = HeldWork(), Told()
        self.latest = self.told.latest(self.work, self.patient)
        self.asked = 0
        self.expected: list[tuple[str, str, int]] = []
        self.under_way: list[tuple[str, int, bool]] = []
        """Key, number and whether the user cancelled it, of what was begun and has not ended."""
        self.running: tuple[str, int] | None = None
        self.waiting: tuple[str, int] | None = None
        self.found: tuple[str, int] | None = None

    @property
    def cancelled(self) -> bool:
        return self.running is not None and (*self.running, True) in self.under_way

    @rule(key=st.sampled_from("abc"), anew=st.booleans())
    def ask(self, key: str, anew: bool) -> None:
        self.asked += 1
        request, job = (key, self.asked), giving(self.asked)
        going_on = self.running is not None and not self.cancelled
        wanted = (self.waiting or self.running if going_on else self.found) or ("", 0)
        if anew:
            self.latest.start(key, job)
        else:
            known = self.found[1] if self.found and self.found[0] == key else None
            assert self.latest.ask(key, job) == known
            if wanted[0] == key:
                return
            if known:
                self.running = self.waiting = None
                return
        if self.patient and going_on:
            self.waiting = request
        else:
            self.begin(request)

    def begin(self, request: tuple[str, int]) -> None:
        self.running, self.waiting = request, None
        self.under_way.append((*request, False))

    @precondition(lambda self: self.under_way)
    @rule(fails=st.booleans())
    def end(self, fails: bool) -> None:
        key, number, cancelled = self.under_way.pop(0)
        if self.running == (key, number):
            self.running = None
            if fails or cancelled:
                self.expected.append(("stopped", key, 0))
                if cancelled and self.waiting:
                    self.expected.append(("stopped", self.waiting[0], 0))
                    self.waiting = None
            else:
                self.expected.append(("found", key, number))
                self.found = key, number
            if self.waiting:
                self.begin(self.waiting)
        (self.work.fail if fails else self.work.finish)()

    @rule()
    def the_user_cancels(self) -> None:
        self.work.cancel()
        self.under_way = [(key, number, True) for key, number, _ in self.under_way]

    @rule(forgets=st.booleans())
    def it_is_wanted_no_more(self, forgets: bool) -> None:
        (self.latest.forget if forgets else self.latest.cancel)()
        self.running = self.waiting = None
        self.found = None if forgets else self.found

    @invariant()
    def nothing_but_the_latest_is_told(self) -> None:
        assert self.told == self.expected
        assert self.latest.last == (self.found[1] if self.found else None)
        assert self.latest.running == (self.running is not None and not self.cancelled)


class PatientRequests(Requests):
    patient = True


TestRequests = Requests.TestCase
TestRequests.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
TestPatientRequests = PatientRequests.TestCase
TestPatientRequests.settings = TestRequests.settings
