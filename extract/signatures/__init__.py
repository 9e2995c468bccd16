"""Lines → blocks of signatures, taken before columns are read across."""
