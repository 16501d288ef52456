"""Word files: the parts of the package, styles, numbering, tables."""
