"""Old responses: a document of ours becomes its answers, question by question or heading by heading."""
