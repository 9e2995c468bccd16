"""Lines and rules → grids: ruled, aligned, and camelot's."""
