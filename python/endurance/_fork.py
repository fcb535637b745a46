"""What a fork waits for. A child has one thread: what another held at that moment it would wait for without end."""

from __future__ import annotations

import os
import sys
from _thread import RLock

# Held while a module of this package is imported, and by a fork.
IMPORTING = RLock()

_begun = False


def _begin() -> None:
    """Waits until no other thread imports this package or is inside the engine."""
    global _begun
    IMPORTING.acquire()
    native = sys.modules.get("endurance._native")
    _begun = hasattr(native, "fork_begins")
    if native is not None and _begun:
        native.fork_begins()


def _end(child: bool) -> None:
    if _begun:
        sys.modules["endurance._native"].fork_ends(child)
    IMPORTING.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_begin, after_in_parent=lambda: _end(False), after_in_child=lambda: _end(True))
