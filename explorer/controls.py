"""Characters that a terminal obeys instead of printing them: no document, and no name of a file, commands one.

What a verb says is for a terminal, at the end of a pipe too, and has them as escapes. JSON has them as escapes of its
own, which mean the same characters. What is exported is a file, and keeps them; only shown on a terminal it does not.
"""

_TAB, _LINE_FEED, _DELETE = 0x09, 0x0A, 0x7F
_STEERING = (
    *range(0x20),  # C0 (ECMA-48): of these, escape begins a command
    *range(_DELETE, 0xA0),  # delete, and C1: a single character may be a command
    *range(0x202A, 0x202F),  # embeddings and overrides of direction (Unicode, UAX 9): they reorder what follows
    *range(0x2066, 0x206A),  # isolates
)
_ESCAPES = {code: f"\\u{code:04x}" for code in _STEERING if code not in (_TAB, _LINE_FEED)}


def shown(text: str) -> str:
    """A text for a terminal, with an escape (`\\u001b`) in place of each character that steers one; tabs and line ends
    stay. JSON stays the same data: such characters stand in its strings alone, where the escape is JSON's own."""
    return text.translate(_ESCAPES)
