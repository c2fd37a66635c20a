"""A server on this machine that nobody should call: it notes who does."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Eavesdropper:
    """`address` is what a document refers to; `calls` are the first bytes of each connection so far."""

    address: str
    calls: list[bytes] = field(default_factory=list)


@contextmanager
def eavesdropping() -> Iterator[Eavesdropper]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard = Eavesdropper(f"http://127.0.0.1:{server.getsockname()[1]}")

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(1)
                    try:
                        heard.calls.append(connection.recv(200))
                    except OSError:
                        heard.calls.append(b"")

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield heard
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)
