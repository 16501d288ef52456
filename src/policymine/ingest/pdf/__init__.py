"""PDF: glyphs to words, lines, columns, tables and blocks."""
