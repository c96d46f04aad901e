"""Words and their forms: Markdown to outline and back, sentences, word differences, dates in words. Pure."""
