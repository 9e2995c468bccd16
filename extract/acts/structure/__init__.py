"""Which act each paragraph of a file belongs to: one decision over the whole file, from typed evidence."""
