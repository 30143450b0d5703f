"""The one ledger engine."""
