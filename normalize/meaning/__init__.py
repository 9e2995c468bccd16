"""What sums of money mean in an act: what each is, who pays whom, for which year, when, for how long, for what."""
