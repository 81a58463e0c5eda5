"""What a server that several users share has on top: a token for every request, and limits.

The order is the guard's, these limits, the tokens: whoever guesses at tokens is held up too.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request
from flask_limiter import ApplicationLimit, Limiter
from flask_limiter.errors import RateLimitExceeded
from sqlalchemy.exc import OperationalError
from werkzeug.middleware.proxy_fix import ProxyFix

from yanwai.web.problems import Problem, ProblemError, problem_response

if TYPE_CHECKING:
    from flask import Flask, Response

    from yanwai.study.users import Users
    from yanwai.web.own_words import OwnWords

_OPEN_PATHS = frozenset({"/healthz", "/readyz"})
_ANY_STORAGE = "memory://"
_MOST_BODY_BYTES = 32 * 2**20  # more than nginx lets through
_PIECE_BYTES = 64 * 2**10


@dataclass(frozen=True, slots=True)
class Hosting:
    """How a server is shared.

    Attributes:
        users: who may use it.
        redis: the URL at which its processes count requests together; without, each by itself.
        proxies: how many stand before it and tell from where a request came.
        limit_a_user: requests in a time, such as `600/minute`.
        limit_an_address: the same for one address, whose users may be many.
    """

    users: Users
    redis: str | None
    proxies: int
    limit_a_user: str
    limit_an_address: str

    def protect(self, app: Flask, own: OwnWords) -> None:
        """Set limits and tokens before every view, to be called after the guard is set."""
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=self.proxies, x_proto=0, x_host=0, x_port=0, x_prefix=0
        )
        limiter = self._limiter(own)
        limiter.init_app(app)

        @app.before_request
        def check_token() -> None:
            if not _is_open():
                own.check_token()

        @app.after_request
        def read_to_the_end(response: Response) -> Response:
            # gunicorn resets a connection with an unread body: a refusal would not be heard.
            for _ in range(0, _MOST_BODY_BYTES, _PIECE_BYTES):
                if not request.environ["wsgi.input"].read(_PIECE_BYTES):
                    break
            return response

        @app.errorhandler(RateLimitExceeded)
        def on_too_many(_error: RateLimitExceeded) -> Response:
            met = limiter.current_limit
            seconds = max(1, round(met.reset_at - time.time())) if met else 1
            headers = {"Retry-After": str(seconds)}
            return problem_response(ProblemError(Problem.TOO_MANY_REQUESTS, headers=headers))

        @app.errorhandler(OperationalError)
        def on_lost_database(error: OperationalError) -> Response:
            app.logger.error("the database: %s", type(error.orig).__name__)
            return problem_response(ProblemError(Problem.WORDS_UNUSABLE))

    def _limiter(self, own: OwnWords) -> Limiter:
        def address() -> str:
            return f"address {request.remote_addr}"

        def user() -> str:
            return f"user {own.token_owner() or ''}"

        return Limiter(
            address,
            application_limits=[
                ApplicationLimit(self.limit_an_address, exempt_when=_is_open),
                ApplicationLimit(
                    self.limit_a_user,
                    key_function=user,
                    exempt_when=lambda: _is_open() or own.token_owner() is None,
                ),
            ],
            storage_uri=self.redis or _ANY_STORAGE,
            in_memory_fallback_enabled=True,  # without Redis each process counts by itself
            swallow_errors=True,  # of those under way when Redis goes, some are not counted
        )


def _is_open() -> bool:
    """Tell whether a request needs no token: health, and what browsers ask before they send one."""
    return request.path in _OPEN_PATHS or request.method == "OPTIONS"
