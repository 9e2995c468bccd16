"""The second reader of a parties block, and the judge between it and the rules."""
