"""What people have reviewed: exemptions from warnings."""
