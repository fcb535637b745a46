"""A middleware that judges the answers of a chat endpoint, for any ASGI application.

Nothing is imported for it: FastAPI, Starlette, Litestar and Quart all run it. docs/integrations.md shows it at work.
"""

from __future__ import annotations

import functools
import inspect
import json
import logging
import re
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any, Literal
from urllib.parse import parse_qsl

from endurance._inputs import between, said
from endurance._json import at, parsed, put, texts
from endurance.client import EnduranceClient, in_thread
from endurance.errors import EnduranceConfigError
from endurance.evaluation import Evaluation
from endurance.results import Verdict

__all__ = ["EnduranceMiddleware", "problem"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]
Read = Callable[[Any, Any], "Mapping[str, Any] | None"]

LIMIT = 1 << 20

VERDICTS = ("pass", "review", "fail", "not_measured")

# Headers that are ours alone: an application below must not say what we found.
OURS = (b"endurance-verdict", b"endurance-score", b"endurance-query", b"endurance-skipped")

# Headers that are of the body alone, and no longer true of another one.
OF_BODY = (
    b"content-length",
    b"etag",
    b"content-md5",
    b"digest",
    b"content-digest",
    b"repr-digest",
    b"transfer-encoding",
)

# Statuses of success whose body is none, or a part.
NO_WHOLE_BODY = (204, 205, 206)

# Messages after which the body that was held is not all of it, or that may only follow all of it.
NOT_READ = ("http.response.pathsend", "http.response.zerocopysend", "http.response.trailers")

# Answers without an evaluation that a policy withholds all the same, and why.
UNREADABLE = {"invalid_json": "is no JSON that can be read", "not_ended": "has no end"}

# What is found of a question that is not let through: code, detail, and a status where it is not the policy's.
REFUSED: dict[str, tuple[str, str, int | None]] = {
    "malicious": ("malicious_query", "the query holds an attack", None),
    "unreadable": ("unreadable_query", "the request is no JSON, so that it cannot be searched for attacks", None),
    "too_large": ("request_too_large", "the request holds more than can be searched for attacks", 413),
}

# The most different texts searched in one request: so many short ones take as long as one of the default limit.
TEXTS = 10_000

SLASHES = re.compile("//+")

# What stands before the path in a request as to a proxy, where some servers leave it.
HOST = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/]*")

log = logging.getLogger("endurance")


def problem(code: str, detail: str, status: int = 422) -> dict[str, Any]:
    """A refusal as RFC 9457 has it, with the `error` of Endurance's own interface beside it."""
    about = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return {**about, "error": {"code": code, "message": detail}}


def headers_of(evaluation: Evaluation) -> dict[str, str]:
    """What an answer says of its evaluation."""
    score = evaluation.overall_score
    return {"endurance-verdict": evaluation.verdict, **({} if score is None else {"endurance-score": f"{score:.1f}"})}


class EnduranceMiddleware:
    """Scans the questions to chat endpoints and evaluates their JSON answers.

    `paths`: the endpoints: `/chat` is that path of the application and those below it. `query`: where the question
    stands in the JSON of the request; a parameter of this name in the query string is one too. `response` and
    `documents`: where the answer and what it draws on stand in the JSON that comes back. Names and numbers of list
    items are joined by dots, such as `choices.0.message.content`. `read` takes the place of the last two: a function of
    both JSON values (None for what is no JSON) that gives an interaction, or None where there is nothing to judge.

    `attacks`: what becomes of a malicious question: `annotate` says so in a header, `block` refuses it before the
    application sees it, `ignore` does not scan. All strings of the question are searched, each alone and together, and
    all of the JSON where no question stands in it. `block`: verdicts whose answers are withheld, such as `("fail",)`;
    with any of them, an answer that says it is JSON and is none, or that has no end, is withheld too. Either is
    answered with `status` and a body by RFC 9457.

    `field`: a name under which the evaluation is put into the JSON that comes back; the rest of it keeps its bytes.
    `on_evaluation`: is called with each evaluation and the scope, and awaited if it gives an awaitable.

    `limit`: the most bytes held of a request or an answer. What is longer passes untouched and unjudged. With `attacks`
    `block`, what cannot be searched is refused: with 413 a longer request, one of more than 10,000 different texts or
    one that is longer than the engine reads, and with `status` a body that is no JSON. An answer without
    `content-length` is a stream and passes untouched unless `streams` is set. Other content types, compressed bodies,
    statuses other than 2xx, and 204, 205 and 206, websockets and lifespan are left alone.

    Headers of the answer, which replace those of the application: `Endurance-Verdict`; `Endurance-Score`, 0 to 100,
    absent where not measured; `Endurance-Query`: `clean`, `malicious`, `unreadable` or `too_large`, absent where there
    was no text to search; and `Endurance-Skipped` with the reason where an answer was not judged: `too_large`,
    `stream`, `encoded`, `invalid_json`, `no_answer`, `not_read` (sent in another way than as a body), `not_ended` (the
    application returned before the end of the JSON) or `error`.

    `on_error`: `raise` lets an error of the evaluation, or of `read` and `on_evaluation`, go on to the server, which
    answers 500; `log` logs it to the logger `endurance` and lets the answer pass, marked as skipped. Raises
    EnduranceConfigError for an unknown value.
    """

    def __init__(
        self,
        app: App,
        client: EnduranceClient | None = None,
        *,
        paths: Iterable[str],
        query: str = "query",
        response: str = "answer",
        documents: str | None = "documents",
        read: Read | None = None,
        attacks: Literal["annotate", "block", "ignore"] = "annotate",
        block: Collection[Verdict] = (),
        status: int = 422,
        field: str | None = None,
        on_evaluation: Callable[[Evaluation, Scope], Any] | None = None,
        limit: int = LIMIT,
        streams: bool = False,
        on_error: Literal["raise", "log"] = "raise",
    ) -> None:
        one_of("attacks", attacks, ("annotate", "block", "ignore"))
        one_of("on_error", on_error, ("raise", "log"))
        check(block, status)
        for name, place in (("query", query), ("response", response), ("documents", documents), ("field", field)):
            if not ((isinstance(place, str) and place) or (place is None and name in ("documents", "field"))):
                raise EnduranceConfigError(
                    f"`{name}` must be a text that is not empty, not {place!r}", "invalid_config"
                )
        for name, call in (("read", read), ("on_evaluation", on_evaluation)):
            if call is not None and not callable(call):
                raise EnduranceConfigError(f"`{name}` must be a function, not {call!r}", "invalid_config")
        if client is not None and not (hasattr(client, "evaluate") and hasattr(client, "scan")):
            raise EnduranceConfigError(f"`client` must be an EnduranceClient, not {client!r}", "invalid_config")
        if not isinstance(limit, int) or limit < 1:
            raise EnduranceConfigError(f"`limit` must be a number of bytes from 1, not {limit!r}", "invalid_config")
        self.app = app
        self.client = EnduranceClient() if client is None else client
        self.paths = tuple(SLASHES.sub("/", path).rstrip("/") for path in listed("paths", paths))
        if not self.paths:
            raise EnduranceConfigError("`paths` must name a path: without one nothing is guarded", "invalid_config")
        if not all(path.startswith("/") or not path for path in self.paths):
            raise EnduranceConfigError(f"`paths` must begin with a slash, not {self.paths}", "invalid_config")
        self.query, self.response, self.documents = query, response, documents
        self.read = read or self._read
        self.attacks, self.block, self.status = attacks, frozenset(block), status
        self.field, self.on_evaluation = field, on_evaluation
        self.limit, self.streams, self.on_error = limit, streams, on_error

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._ours(scope):
            await self.app(scope, receive, send)
            return
        taken, body = await self._request(receive)
        asked, found = await in_thread(functools.partial(self._asked, scope, body))
        if self.attacks == "block" and found in REFUSED:
            code, detail, status = REFUSED[found]
            told = [(b"endurance-query", found.encode())]
            await refuse(send, problem(code, detail, status or self.status), told)
            return
        answer = Answer(self, scope, send, asked, {b"endurance-query": found.encode()} if found else {})
        await self.app(scope, replay(taken, receive), answer.send)
        await answer.end()

    def _ours(self, scope: Scope) -> bool:
        # Most servers give the path with the one under which a proxy or another application has this one, some without,
        # and frameworks look for that one at the beginning or anywhere. Many slashes are one to some of them. Each
        # reading counts: one path too many is searched, one too few is a way past.
        whole, root = HOST.sub("", scope["path"]), scope.get("root_path", "")
        inner = whole.split(root, 1)[-1] if root else whole
        read = {SLASHES.sub("/", f"/{path}") for path in (scope["path"], whole, inner)}
        return any(path == own or path.startswith(f"{own}/") for own in self.paths for path in read)

    async def _request(self, receive: Receive) -> tuple[list[Message], bytes | None]:
        """The request until its end, as one message, and its body; None where it is longer than the limit."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                begun = [{"type": "http.request", "body": bytes(body), "more_body": True}] if body else []
                return [*begun, message], bytes(body)
            body += message.get("body", b"")
            more, whole = message.get("more_body", False), len(body) <= self.limit
            if not (more and whole):
                # one message: a sender may cut its body into as many empty pieces as it likes
                return [{**message, "body": bytes(body), "more_body": more}], bytes(body) if whole else None

    def _asked(self, scope: Scope, body: bytes | None) -> tuple[Any, str]:
        """The JSON of the request, or its query string as a mapping, and what the scan found; empty for nothing."""
        raw = scope.get("query_string", b"")
        given = parse_qsl(raw.decode("latin-1"))
        try:
            asked = parsed(body) if body else dict(given)
        except ValueError:
            return None, "" if self.attacks == "ignore" else "unreadable"
        if self.attacks == "ignore":
            return asked, ""
        if body is None:
            return None, "too_large"
        # An application may read either, of several parameters with one name any, and bytes as they are as UTF-8.
        readings = [given] if raw.isascii() else [given, parse_qsl(raw.decode(errors="replace"))]
        found: list[Any] = [[value for name, value in read if name == self.query] for read in readings]
        if body:
            own = at(asked, self.query)
            # Where nothing stands at the path, the application reads another: all is searched.
            found.append(asked if own is None else own)
        return asked, self._searched(found)

    def _searched(self, values: list[Any]) -> str:
        """What the scan finds in all strings of these values; empty where there are none."""
        search = dict.fromkeys(text for value in values for text in texts(value))
        if not search:
            return ""
        if len(search) > TEXTS:
            return "too_large"
        cut = False
        for text in search:
            scan = self.client.scan(text)
            if scan.is_malicious:
                return "malicious"
            cut = cut or bool(scan.degraded)
        return "too_large" if cut else "clean"

    def _read(self, asked: Any, answered: Any) -> Mapping[str, Any] | None:
        """The interaction at the paths."""
        given = at(answered, self.response)
        answer = said(given, between("assistant"))
        if not isinstance(answer, str) or not (answer or isinstance(given, str)):
            return None
        query = said(at(asked, self.query), "\n")
        documents = None if self.documents is None else at(answered, self.documents)
        out = {"query": query if isinstance(query, str) else None, "response": answer, "rag_documents": documents}
        return {name: value for name, value in out.items() if value is not None}

    def judge(self, asked: Any, body: bytes) -> tuple[Evaluation, bytes] | str:
        """The evaluation of an answer and the body with it; or why there is none."""
        try:
            answered = parsed(body) if body else None
        except ValueError:
            return "invalid_json"
        interaction = None if answered is None else self.read(asked, answered)
        if interaction is None:
            return "no_answer"
        evaluation = self.client.evaluate(interaction)
        if self.field is not None:
            body = put(body, answered, self.field, evaluation.to_json().encode())
        return evaluation, body


class Answer:
    """What the application sends, held back until it is judged or seen to be none of ours."""

    def __init__(
        self, middleware: EnduranceMiddleware, scope: Scope, send: Send, asked: Any, notes: dict[bytes, bytes]
    ) -> None:
        self.middleware, self.scope, self.out, self.asked, self.notes = middleware, scope, send, asked, notes
        self.start: Message | None = None  # held back while it is not None
        self.body = bytearray()

    async def send(self, message: Message) -> None:
        """Takes what the application sends."""
        if message["type"] == "http.response.start":
            skipped = self.skipped(message)
            self.start = message
            if skipped is not None:
                await self.release(skipped)
        elif self.start is None:
            await self.out(message)
        elif message["type"] in NOT_READ:
            await self.release("not_read")
            await self.out(message)
        elif message["type"] != "http.response.body":
            await self.out(message)  # beside the answer, such as early hints
        elif len(self.body) + len(message.get("body", b"")) > self.middleware.limit:
            await self.release("too_large")
            await self.out(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self.finish()

    def skipped(self, start: Message) -> str | None:
        """Why an answer is not judged; empty where it is none of ours."""
        headers = {name.lower(): value for name, value in start.get("headers", ())}
        media = headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
        of_json = media == b"application/json" or (media.startswith(b"application/") and media.endswith(b"+json"))
        if self.scope["method"] == "HEAD":
            return ""
        if not of_json or start["status"] not in range(200, 300) or start["status"] in NO_WHOLE_BODY:
            return ""
        if headers.get(b"content-encoding", b"identity").lower() != b"identity":
            return "encoded"
        length = headers.get(b"content-length")
        if length is None:
            return None if self.middleware.streams else "stream"
        return "too_large" if length.isdigit() and int(length) > self.middleware.limit else None

    async def judged(self) -> tuple[Evaluation, bytes] | str:
        """The evaluation of the whole answer and the body with it; or why there is none."""
        middleware = self.middleware
        try:
            found = await in_thread(functools.partial(middleware.judge, self.asked, bytes(self.body)))
            if not isinstance(found, str) and middleware.on_evaluation is not None:
                told = middleware.on_evaluation(found[0], self.scope)
                if inspect.isawaitable(told):
                    await told
            return found
        except Exception:
            if middleware.on_error == "raise":
                self.start = None  # what is raised takes the place of the answer
                raise
            log.exception("an answer of %s was not evaluated", self.scope["path"])
            return "error"

    async def end(self) -> None:
        """Judges what the application left without saying that it ends: the client may have all of it."""
        if self.start is not None:
            await self.finish(ended=False)

    async def finish(self, ended: bool = True) -> None:
        """Judges the whole answer and sends what the policy makes of it."""
        found, block = await self.judged(), self.middleware.block
        if isinstance(found, str):
            if not ended and (found == "invalid_json" or not self.body):
                found = "not_ended"
            if block and found in UNREADABLE:
                self.notes[b"endurance-skipped"] = found.encode()
                await self.withhold(UNREADABLE[found])
            else:
                await self.release(found, more=not ended)
            return
        evaluation, body = found
        self.notes |= {name.encode(): value.encode() for name, value in headers_of(evaluation).items()}
        if evaluation.verdict in block:
            await self.withhold(f"was judged {evaluation.verdict}")
            return
        self.body = bytearray(body)
        await self.release(more=False)

    async def withhold(self, why: str) -> None:
        """Sends a problem in the place of the answer."""
        kept = [one for one in self.headers() if one[0].lower() not in (*OF_BODY, b"content-type")]
        self.start = None
        detail = f"the answer {why} and is withheld"
        await refuse(self.out, problem("answer_withheld", detail, self.middleware.status), kept)

    def headers(self) -> list[Header]:
        """Those of the application and ours."""
        own = [] if self.start is None else self.start.get("headers", ())
        return [*(one for one in own if one[0].lower() not in OURS), *self.notes.items()]

    async def release(self, skipped: str = "", more: bool = True) -> None:
        """Sends what was held back, if anything was. `more`: whether the application goes on."""
        if self.start is None:
            return
        if skipped:
            self.notes[b"endurance-skipped"] = skipped.encode()
        headers = self.headers()
        if not more and self.middleware.field is not None and not skipped:
            kept = [one for one in headers if one[0].lower() not in OF_BODY]
            headers = [*kept, (b"content-length", b"%d" % len(self.body))]
        start, self.start = {**self.start, "headers": headers}, None
        await self.out(start)
        if self.body or not more:
            await self.out({"type": "http.response.body", "body": bytes(self.body), "more_body": more})


def replay(taken: list[Message], receive: Receive) -> Receive:
    """Gives the messages that were taken again, and then those that come."""
    left = iter(taken)

    async def again() -> Message:
        message = next(left, None)
        return await receive() if message is None else message

    return again


async def refuse(send: Send, said: dict[str, Any], headers: Iterable[Header] = ()) -> None:
    """Answers with a problem."""
    body = json.dumps(said).encode()
    about = [(b"content-type", b"application/problem+json"), (b"content-length", b"%d" % len(body)), *headers]
    await send({"type": "http.response.start", "status": said["status"], "headers": about})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def check(block: Collection[Verdict], status: int) -> None:
    """Refuses a policy that cannot be meant."""
    for verdict in listed("block", block):
        one_of("block", verdict, VERDICTS)
    if status not in range(400, 600):
        raise EnduranceConfigError(f"`status` must be from 400 to 599, not {status!r}", "invalid_config")


def one_of(name: str, value: object, allowed: Collection[str]) -> None:
    if value not in allowed:
        raise EnduranceConfigError(f"`{name}` must be one of {', '.join(allowed)}, not {value!r}", "invalid_config")


def listed(name: str, values: Iterable[str]) -> list[str]:
    if isinstance(values, str):
        raise EnduranceConfigError(f"`{name}` must be a list, not the string {values!r}", "invalid_config")
    return list(values)
