"""Set up and start Report Explorer, with nothing but Python 3.11 to 3.13.

    python3 packaging/bootstrap.py run [ARGUMENT...]    start the program
    python3 packaging/bootstrap.py test [STEP...]       run the checks and tests
    python3 packaging/bootstrap.py install              add a launcher, menu entry and icon for you

Each sets up first what is missing. The first time it fetches Python packages into `.venv` and, on Debian and its
kin, system libraries and fonts with apt; after that it only looks whether all is in place.
"""

from __future__ import annotations  # an older Python must get as far as the message about its version

import shutil
import subprocess
import sys

_OLDEST, _NEWEST = (3, 11), (3, 13)
_USAGE = "usage: bootstrap.py run [ARGUMENT...] | test [STEP...] | install"


def main(arguments: list[str]) -> int:
    """Carry out one verb; 1 with one line on standard error where that fails, 2 for a wrong call."""
    if not _OLDEST <= sys.version_info[:2] <= _NEWEST:
        return _run_with_another_python(arguments)
    import actions
    from failure import Failure

    verbs = {"run": actions.run, "test": actions.test, "install": actions.install}
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if not arguments or arguments[0] not in verbs or (arguments[0] == "install" and len(arguments) > 1):
        print(_USAGE, file=sys.stderr)
        return 2
    try:
        return verbs[arguments[0]](arguments[1:])
    except Failure as failure:
        print(f"bootstrap: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("bootstrap: stopped; run it again to go on", file=sys.stderr)
        return 130


def _run_with_another_python(arguments: list[str]) -> int:
    for minor in range(_NEWEST[1], _OLDEST[1] - 1, -1):
        python = shutil.which(f"python3.{minor}")
        if python and subprocess.call([python, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([python, __file__, *arguments])
    print(f"bootstrap: Report Explorer needs Python 3.11 to 3.13; this is {sys.version.split()[0]}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
