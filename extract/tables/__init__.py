"""Tables of figures: where they stand, and several readings of each."""
