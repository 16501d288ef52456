"""Every error policymine raises on purpose.

PolicymineError
├── UsageError            nothing could be run: exit code 2
│   ├── CorpusError       the corpus folder is wrong, empty or its manifest is
│   ├── ConfigError       an option or the configuration file is wrong
│   ├── CodebookError     a codebook is unknown or not well formed
│   ├── RunFolderError    a run folder is missing, half-written or in use
│   └── ModelError        a language model is missing or damaged
├── PassageError          a quote is no passage of its document: its row is named, the rest goes on
└── ReadError             one document could not be read: a Problem, never the end of a run
"""

from __future__ import annotations


class PolicymineError(Exception):
    """Base of all errors raised on purpose; its text is one sentence for the user."""


class UsageError(PolicymineError):
    """Nothing could be run with what was given (exit code 2)."""


class CorpusError(UsageError):
    """The corpus folder does not exist, is empty, or its manifest is wrong."""


class ConfigError(UsageError):
    """An option or the configuration file is wrong."""


class CodebookError(UsageError):
    """A codebook is unknown or not well formed."""


class RunFolderError(UsageError):
    """A run folder is missing, half-written, or in use by another run."""


class ModelError(UsageError):
    """A language model is missing or damaged."""


class PassageError(PolicymineError):
    """A quote that a person gave is no passage of the document, or several."""


class ReadError(PolicymineError):
    """One document could not be read.

    ``status`` is the terminal status of the document (a ``schema.document.Status`` value),
    ``remedy`` what the user can do about it.
    """

    def __init__(self, message: str, *, status: str = "unreadable", remedy: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.remedy = remedy
