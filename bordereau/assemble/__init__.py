"""Spans and the values found in them, put together as the public model: every value with its place on the page."""
