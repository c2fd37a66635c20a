"""The state of a running program: one library, one place in it, one search, and what runs meanwhile."""

from explorer.session.session import Session
from explorer.session.work import Notice, Task

__all__ = ["Notice", "Session", "Task"]
