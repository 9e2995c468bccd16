"""Sums that running text states."""
