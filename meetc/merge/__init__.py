"""Three versions of a text merged by what its statements say."""
