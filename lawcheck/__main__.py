"""The program's entry: ``lawcheck --version`` is answered before anything heavy is imported."""

from __future__ import annotations

import gc
import sys

from lawcheck import __version__

INTERRUPTED = 130  # as shells count a program that Ctrl-C has ended


def run() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lawcheck {__version__}\n")
        return
    gc.disable()  # a run lasts for less than a second and makes values that live to its end
    try:
        from lawcheck.cli.main import main

        main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # nor are they looked through on the way out


if __name__ == "__main__":
    run()
