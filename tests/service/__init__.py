"""What a service may answer, and how it is reached."""
