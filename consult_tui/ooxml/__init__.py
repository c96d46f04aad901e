"""Zip guards and the few OOXML helpers that python-docx lacks, for reading and for writing."""
