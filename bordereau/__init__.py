"""Bordereau: French territorial conventions, from PDF to checked JSON."""
