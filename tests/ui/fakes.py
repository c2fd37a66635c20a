"""Stand-ins for the window around a view or a controller: they note what they are asked for."""


class FakeCommands:
    """`ran` are the commands that were asked for; each key is written `<id>`."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def run(self, command_id: str) -> None:
        self.ran.append(command_id)

    def key(self, command_id: str) -> str:
        return f"<{command_id}>"
