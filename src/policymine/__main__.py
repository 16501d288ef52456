"""``python -m policymine`` is the same as ``policymine``."""

from __future__ import annotations

from policymine.interrupts import answer_while_loading


def main() -> None:
    """Run the command line; an interrupt is answered already while it is loaded."""
    answer_while_loading()
    from policymine.cli import main as run

    run()


if __name__ == "__main__":
    main()
