"""Accounting for sentences: where the wording comes from."""
