"""``python -m policymine`` is the same as ``policymine``."""

from policymine.cli import main

if __name__ == "__main__":
    main()
