"""How values hold together: totals, restatements, and which of two readings is right. Decimal only."""
