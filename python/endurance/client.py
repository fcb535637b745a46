"""The client: an evaluator that may also deliver what it found."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, Literal, TypeVar

from endurance.errors import EnduranceConfigError
from endurance.evaluation import Evaluation
from endurance.evaluator import Config, Evaluator

__all__ = ["EnduranceClient"]

T = TypeVar("T")

# Where results go. The seam for delivery: a mode that this version has not is refused, not pretended.
MODES = ("local",)


class EnduranceClient(Evaluator):
    """Evaluates answers; in `mode="local"`, the only one of this version, in this process alone.

    A local client needs no `api_key` and no `base_url`, and opens no socket. Raises EnduranceConfigError for another
    mode, and for a key or an address that nothing would use.

    >>> from endurance import EnduranceClient
    >>> client = EnduranceClient()
    >>> answer = client.evaluate(
    ...     session_id="s1",
    ...     query="What is the IT budget?",
    ...     response="The IT budget is INR 78 crore.",
    ...     rag_documents=["The IT budget for 2024-25 is INR 78 crore."],
    ... )
    >>> answer.verdict, answer.verification.hallucinated
    ('pass', 0)
    """

    __slots__ = ("_mode",)

    def __init__(
        self,
        api_key: str | None = None,
        base_url: str | None = None,
        mode: Literal["local"] = "local",
        config: Config | None = None,
    ) -> None:
        if mode not in MODES:
            raise EnduranceConfigError(f"`mode` must be one of {', '.join(MODES)}, not {mode!r}", "invalid_config")
        for name, value in (("api_key", api_key), ("base_url", base_url)):
            if value is not None:
                raise EnduranceConfigError(f"`{name}` has no use in the mode local: leave it out", "invalid_config")
        super().__init__(config)
        self._mode = mode

    @property
    def mode(self) -> str:
        """Where results go."""
        return self._mode

    async def aevaluate(self, interaction: object = None, /, **fields: Any) -> Evaluation:
        """`evaluate` on another thread, under any event loop; takes what it takes."""
        return await in_thread(functools.partial(self.evaluate, interaction, **fields))

    def close(self) -> None:
        """Ends delivery. A local client delivers nothing and may still be used."""

    def __enter__(self) -> EnduranceClient:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    async def __aenter__(self) -> EnduranceClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (None, None, self._mode, self.config)


async def in_thread(call: Callable[[], T]) -> T:
    """Runs `call` on a thread of the loop that runs; in place under a loop that is neither asyncio's nor trio's."""
    import asyncio  # it takes longer to import than this package; who awaits has it already

    trio = sys.modules.get("trio")
    if trio is not None and trio.lowlevel.in_trio_run():
        found: T = await trio.to_thread.run_sync(call)
        return found
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return call()
    return await asyncio.to_thread(call)
