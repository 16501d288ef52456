"""The version of policymine."""

__version__ = "0.1.0"
