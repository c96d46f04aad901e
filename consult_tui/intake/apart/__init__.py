"""Reading in a process of its own, which can be stopped: whatever a file does to a reader, it does there."""
