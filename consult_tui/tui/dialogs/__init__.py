"""Small screens over a screen: a question, a choice, a form, help. Escape always leaves them."""
