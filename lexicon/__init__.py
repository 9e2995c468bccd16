"""What French words are, apart from where they stand (extract) and what they mean (normalize)."""
