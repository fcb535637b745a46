"""How many threads to use."""

from __future__ import annotations

import os
import sys

from endurance import _native
from endurance.errors import EnduranceConfigError

VARIABLE = "ENDURANCE_NUM_THREADS"

# More threads than any machine has cores for are a mistake, and may be more than it can start.
MOST = 1024


def threads(jobs: int | None = None) -> int:
    """`jobs`; else what `ENDURANCE_NUM_THREADS` says; else one in a worker of Spark, Ray or Dask, which runs many of
    its own; else the physical cores that this process may use."""
    if jobs is not None:
        return positive(jobs, "`jobs`")
    told = os.environ.get(VARIABLE)
    if told:
        return positive(int(told) if told.isdecimal() else told, f"`{VARIABLE}`")
    return 1 if in_worker() else _native.physical_cores()


def positive(value: object, name: str, most: int = MOST) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise EnduranceConfigError(f"{name} must be a whole number from 1 to {most}, not {value!r}", "invalid_config")
    return value


def in_worker() -> bool:
    """Whether this process works for Spark, Ray or Dask."""
    if "pyspark.worker" in sys.modules or "pyspark.daemon" in sys.modules:
        return True
    ray = sys.modules.get("ray")
    if ray is not None and ray.is_initialized():
        context = ray.get_runtime_context()
        if context.worker.mode == ray.WORKER_MODE:
            return True
    distributed = sys.modules.get("distributed")
    if distributed is None:
        return False
    try:
        distributed.get_worker()
    except ValueError:
        return False
    return True
