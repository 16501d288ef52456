"""The command line: parse, call one function, print, exit."""

from policymine.cli.main import app, main

__all__ = ["app", "main"]
