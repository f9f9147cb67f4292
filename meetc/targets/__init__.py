"""What `meetc build` can write: a file a target, and the register that all of them stand in."""
