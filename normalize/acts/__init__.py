"""What an act says of itself: its kind, date, place, period, and what it amends."""
