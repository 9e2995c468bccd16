"""How promises hold together: a sum told twice is one, a total of promises is none, a schedule pays a whole."""
