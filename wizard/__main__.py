"""Where the program starts; `--version` is answered before anything is imported."""

import sys


def main() -> int:
    """Run the program on the process's arguments and return its exit code."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        from wizard import __version__  # noqa: PLC0415 - nothing is imported before it is needed

        sys.stdout.write(f"partnership-wizard {__version__}\n")
        return 0
    try:
        from wizard.cli.main import run  # noqa: PLC0415

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        # Before anything could be begun, or after everything was done.
        return 130


if __name__ == "__main__":
    sys.exit(main())
