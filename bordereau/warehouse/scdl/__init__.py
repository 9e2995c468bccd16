"""Exports in the shapes of the open-data standards that local authorities publish in (SCDL)."""
