"""What is typed and cannot all be right: within a unit or an event, and across events."""
