"""One document under guard: its time, its memory, and what it may not do."""
