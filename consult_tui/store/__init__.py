"""Crash-safe files: the TinyDB storage, the library, responses, history, journal, settings."""
