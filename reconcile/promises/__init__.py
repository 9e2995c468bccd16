"""How promises hold together: a sum told twice is one, a total of promises is none, a schedule adds up to what it pays."""
