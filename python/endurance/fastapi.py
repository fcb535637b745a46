"""FastAPI: a dependency that evaluates what an endpoint answers, and declines by policy.

The middleware for whole endpoints is `endurance.asgi.EnduranceMiddleware`, given here too. docs/integrations.md shows
both at work. Needs `pip install "endurance-eval[fastapi]"`.
"""

# No `from __future__ import annotations`: FastAPI reads those of `Guard.__call__`, and older versions not as strings.

import functools
from collections.abc import Collection, Mapping
from typing import Any

from endurance import _extra
from endurance._json import mended
from endurance.asgi import EnduranceMiddleware, check, headers_of, problem
from endurance.client import EnduranceClient, in_thread
from endurance.errors import EnduranceConfigError
from endurance.evaluation import Evaluation, Scan
from endurance.results import Verdict

try:
    from fastapi import HTTPException, Request, Response
    from fastapi.responses import JSONResponse
except ImportError as error:
    raise _extra.missing(error, "fastapi") from error

__all__ = ["Declined", "EnduranceMiddleware", "Guard", "Judge", "declined", "endurance_client"]


@functools.cache
def endurance_client() -> EnduranceClient:
    """A dependency: one client of the default configuration for the process. `app.dependency_overrides` changes it."""
    return EnduranceClient()


class Declined(HTTPException):
    """An answer that is withheld, or a query that is refused.

    `code`: `answer_withheld` or `malicious_query`. `found`: the Evaluation or the Scan that it was declined for.
    `headers`: what the middleware would say of it.
    """

    def __init__(
        self, code: str, detail: str, status: int, found: Evaluation | Scan, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(status, detail, headers)
        self.code = code
        self.found = found


async def declined(request: Request, error: Exception) -> Response:
    """Answers with a body by RFC 9457: `app.add_exception_handler(Declined, declined)`. Without it FastAPI answers
    with the status and `{"detail"}` alone."""
    if not isinstance(error, Declined):
        raise error
    said = problem(error.code, error.detail, error.status_code)
    return JSONResponse(said, error.status_code, error.headers, "application/problem+json")


class Judge:
    """What a `Guard` gives one request."""

    def __init__(self, guard: "Guard", response: Response) -> None:
        self._guard, self._response = guard, response

    async def scan(self, text: str, *, role: str = "query") -> Scan:
        """Searches a text, off the event loop; half of a UTF-16 pair is read as U+FFFD. Raises Declined by policy,
        EnduranceValidationError for no text."""
        guard = self._guard
        found = await in_thread(functools.partial(guard.client.scan, mended(text), role=role))
        if found.is_malicious and guard.attacks:
            told = {"endurance-query": "malicious"} if guard.headers and role == "query" else None
            raise Declined("malicious_query", f"the {role} holds an attack", guard.status, found, told)
        return found

    async def evaluate(self, interaction: object = None, /, **fields: Any) -> Evaluation:
        """Evaluates an answer, off the event loop; takes what `EnduranceClient.evaluate` takes. In `query` and
        `response`, given by name or in a mapping, half of a UTF-16 pair is read as U+FFFD. Raises Declined by policy,
        EnduranceValidationError for what cannot be read."""
        guard = self._guard
        if isinstance(interaction, Mapping):
            interaction = spoken(interaction)
        found = await guard.client.aevaluate(interaction, **spoken(fields))
        told = headers_of(found) if guard.headers else {}
        if found.verdict in guard.block:
            detail = f"the answer was judged {found.verdict} and is withheld"
            raise Declined("answer_withheld", detail, guard.status, found, told)
        self._response.headers.update(told)
        return found


def spoken(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of an interaction, with Unicode where a client chooses the text."""
    return {name: mended(value) if name in ("query", "response") else value for name, value in fields.items()}


class Guard:
    """A policy, and the dependency that gives an endpoint its `Judge`: `Annotated[Judge, Depends(guard)]`.

    `block`: verdicts for which `Judge.evaluate` raises Declined. `attacks`: whether `Judge.scan` does so for a
    malicious text: True or False, since an endpoint chooses itself whether to scan. `status`: what a declined request
    is answered with. `headers`: whether the answer says its verdict and score, and a refusal what it is for; an
    endpoint that returns a Response of its own has them only if it takes them over. Raises EnduranceConfigError for an
    unknown value.
    """

    def __init__(
        self,
        client: EnduranceClient | None = None,
        *,
        block: Collection[Verdict] = ("fail",),
        attacks: bool = True,
        status: int = 422,
        headers: bool = True,
    ) -> None:
        check(block, status)
        for name, value in (("attacks", attacks), ("headers", headers)):
            if not isinstance(value, bool):
                raise EnduranceConfigError(f"`{name}` must be True or False, not {value!r}", "invalid_config")
        self.client = EnduranceClient() if client is None else client
        self.block, self.attacks, self.status, self.headers = frozenset(block), attacks, status, headers

    async def __call__(self, response: Response) -> Judge:
        return Judge(self, response)
