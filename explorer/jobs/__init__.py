"""Long work. A job is a generator that yields its progress and returns its result.

It runs where its caller stands (`run`), on a thread (`Worker`) or in another process (`ChildProcess`), and does not
know which. Work that got a `Ticket` ends with exactly one call of `on_done` or `on_error`, on the worker's thread;
cancelled work ends with `on_error(Cancelled())`.
"""

from explorer.jobs.job import LOOK, Cancelled, Job, NoProcess, ProcessEnded, Progress, check, run, seldom
from explorer.jobs.process import ChildProcess
from explorer.jobs.worker import Ticket, Worker

__all__ = [
    "LOOK",
    "Cancelled",
    "ChildProcess",
    "Job",
    "NoProcess",
    "ProcessEnded",
    "Progress",
    "Ticket",
    "Worker",
    "check",
    "run",
    "seldom",
]
