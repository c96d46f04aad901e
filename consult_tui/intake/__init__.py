"""Reading in: one reader a format turns a file into blocks; blocks become questions and facts."""
