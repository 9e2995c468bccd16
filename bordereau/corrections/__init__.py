"""What reviewers say of single facts, applied to documents; the machine's reading stays beside it."""
