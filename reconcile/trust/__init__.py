"""How far each figure of an act can be trusted."""
