"""The three screens: consultations, draft, library."""
