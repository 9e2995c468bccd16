"""What a string means in French law and accounting. Pure functions; no page, no PDF library."""
