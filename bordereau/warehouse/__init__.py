"""The warehouse: documents as flat, typed tables, loaded again and again without a duplicate."""
