"""The terminal app: screens, widgets, dialogs."""
