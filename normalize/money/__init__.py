"""Sums of money, in figures and in words."""
