"""The command `unfog`."""

from __future__ import annotations


def main() -> None:
    """Entry point: runs the command line and exits with its status."""
    from unfog.cli.app import run

    raise SystemExit(run())
