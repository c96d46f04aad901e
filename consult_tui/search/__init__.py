"""Finding lines: words, index, ranking, suggestions. No I/O."""
