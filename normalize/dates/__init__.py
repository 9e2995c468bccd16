"""Dates and periods, in words and figures."""
