"""Scores what a chatbot said, claim by claim, inside your own process."""

from endurance._native import __version__

__all__ = ["__version__"]
