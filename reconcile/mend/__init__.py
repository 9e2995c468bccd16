"""Which digit of an OCR reading to mend, proven by the sums."""
