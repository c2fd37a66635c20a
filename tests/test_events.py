import pytest

from explorer.events import Event


def test_listeners_hear_the_values_in_the_order_in_which_they_connected() -> None:
    event: Event[str, int] = Event()
    heard: list[object] = []
    event.connect(lambda text, number: heard.append((1, text, number)))
    event.connect(lambda text, number: heard.append((2, text, number)))
    event.emit("a", 5)
    assert heard == [(1, "a", 5), (2, "a", 5)]


def test_a_disconnected_listener_hears_nothing_and_may_be_disconnected_again() -> None:
    event: Event[()] = Event()
    heard: list[str] = []

    def listener() -> None:
        heard.append("heard")

    event.connect(listener)
    event.disconnect(listener)
    event.disconnect(listener)
    event.emit()
    assert heard == []


def test_a_listener_that_leaves_while_called_does_not_silence_the_next() -> None:
    event: Event[()] = Event()
    heard: list[str] = []

    def leaving() -> None:
        event.disconnect(leaving)

    event.connect(leaving)
    event.connect(lambda: heard.append("next"))
    event.emit()
    event.emit()
    assert heard == ["next", "next"]


def test_what_a_listener_raises_reaches_the_caller() -> None:
    event: Event[()] = Event()

    def failing() -> None:
        raise ValueError("no")

    event.connect(failing)
    with pytest.raises(ValueError, match="no"):
        event.emit()
