"""Lines → paragraphs and list items, over pages."""
