"""Tables that belong together: over pages, and halves side by side."""
