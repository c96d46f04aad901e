"""Blocks become facts: title, departments, dates, ways to respond."""
