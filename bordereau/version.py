"""The version of the program, which results, pages and warehouses bear."""

__version__ = "0.1.0"
