"""Numbers, percentages, and what a document's dots mean."""
