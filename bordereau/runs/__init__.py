"""Many documents: the scheduler, what a run leaves, who does the work."""
