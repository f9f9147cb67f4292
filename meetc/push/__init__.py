"""Carries a plan out, so that whatever breaks off nothing is lost or done twice."""
