"""The rules of `consult check`: one small function each, by family, and one table of them all."""
