"""A PDF → its pages: words, rules, fills and pictures, from the text layer or the picture."""
