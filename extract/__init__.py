"""What stands on the page: words, lines, blocks, grids and the spans of an act's parts. Strings and boxes only."""
