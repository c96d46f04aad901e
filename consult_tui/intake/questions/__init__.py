"""Blocks become questions: openings, joining, options, repeats; each layout is one small named rule."""
