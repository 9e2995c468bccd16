"""What a document says, as rows of the model: pure, same JSON, same rows."""
