"""A grid of strings → columns, units, kinds of rows and cells."""
