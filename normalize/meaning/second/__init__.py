"""An act of an assembly read as a whole, beside its sentences: with whom it deals, and which sum is the deal."""
