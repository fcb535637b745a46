"""Other detectors that run in the caller's process, over the same texts."""
