"""What a user gets: the wheel is built, installed beside the locked packages alone, and every command is run there."""
