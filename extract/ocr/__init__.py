"""Reading pictures of pages: preparation, two readers, and what they make of French print."""
