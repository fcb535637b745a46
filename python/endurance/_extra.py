"""What to install for a module that needs another package."""

from __future__ import annotations


def missing(error: ImportError, extra: str) -> ImportError:
    """The error to raise for a package that is not there.

    >>> print(missing(ModuleNotFoundError("No module named 'fastapi'"), "fastapi"))
    No module named 'fastapi': pip install "endurance-eval[fastapi]"
    """
    return ImportError(f'{error}: pip install "endurance-eval[{extra}]"', name=error.name)
