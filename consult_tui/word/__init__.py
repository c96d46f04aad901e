"""Word out: an outline becomes a document."""
