"""What stands around a table and belongs to it: captions, units, their scope."""
