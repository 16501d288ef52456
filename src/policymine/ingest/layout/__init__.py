"""Where text stands on a page, in PDFs and in laid-out text: columns, tables without rules."""
