"""Totals of tables, and which of several readings is right."""
