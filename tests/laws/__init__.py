"""What holds of all inputs, of the code, and of time and memory."""
