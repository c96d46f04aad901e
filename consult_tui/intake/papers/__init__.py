"""Board papers and minutes: blocks -> pieces -> candidate lines, each with where it stands."""
