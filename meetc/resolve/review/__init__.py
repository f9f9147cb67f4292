"""What people have reviewed: exemptions from warnings, and results that are expected."""
