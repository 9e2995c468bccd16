"""The floor under every room: types that pass through the doors, the public model, errors, settings."""
