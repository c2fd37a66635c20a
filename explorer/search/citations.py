"""Documents as texts and queries name them: under which keys they are indexed, and what somebody typed who names one.

A document has its symbol as a key, and every part of that with a stroke inside. A resolution or decision also has its
number (`number 74/177`), whoever adopted it and whether the text says so: who types no more than a number means any.
"""

import re


_PARTS = 12
"""More strokes than any document symbol has: the rest of a longer one is not cut into parts."""
_KINDS = {"res": "resolution", "dec": "decision"}
_ACT = re.compile(
    r"(?:.*/(?P<kind>res|dec)/)?(?P<number>(?:(?:e?s-)?\d+|[ivx]+)/[\da-z.]+|\d+)(?P<rest>\([^()]*\))?(?P<letter>[a-z])?"
)
_VOLUME = re.compile(r"\((?:sect|part|plan|vol).*")
_ANY_CASE = re.compile(r"[^\W\d_]+(?:[./-][\w.]+)*/[\w./-]*\d", re.ASCII)
