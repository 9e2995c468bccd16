"""Persons and their offices, in clauses and in columns."""
