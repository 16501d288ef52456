"""The records that stages exchange: frozen, strict, and readable as JSON."""
