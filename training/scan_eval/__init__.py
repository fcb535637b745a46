"""Measures the detector: what it finds plain and encoded, what it flags wrongly, and how fast. Run `python3 training/scan_eval`."""
