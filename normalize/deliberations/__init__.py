"""What a délibération says: its number, its object, its votes, its decision."""
