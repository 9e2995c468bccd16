"""Who does the work: this process, a pool of guarded workers, or a cluster. ``engine.Engine`` is what they share."""
