"""The program tests itself: it opens its window, uses it by real keys and checks what it then shows."""

from explorer.ui.self_test.runner import run

__all__ = ["run"]
