"""Words → lines: stamps and running lines off, columns and panels parted."""
