"""What is said in two places of an act."""
