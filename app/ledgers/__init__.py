"""One ledger per file: columns, filters, views, as a declaration."""
