"""Checks of one value by itself: words, identifiers, sums known beforehand."""
