"""What a push would do, as a pure function of the text, the service and what was last sent."""
