"""Settings and a live lexicon in, the Flask application out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apiflask import APIFlask
from flask_cors import CORS
from werkzeug.exceptions import HTTPException

from yanwai.errors import NoRoomError
from yanwai.web.api.exports import create_exports_api
from yanwai.web.api.health import create_health_api
from yanwai.web.api.imports import create_imports_api
from yanwai.web.api.json_codec import OrjsonProvider, OwnRequest
from yanwai.web.api.lookups import create_words_api
from yanwai.web.api.openapi import describe_problems
from yanwai.web.api.own_entries import create_own_entries_api
from yanwai.web.api.readings import create_readings_api
from yanwai.web.api.reviews import create_reviews_api
from yanwai.web.api.texts import create_api
from yanwai.web.api.words import create_study_api
from yanwai.web.crash_reports import crash_report
from yanwai.web.guard import EXTENSION_ORIGIN, Guard
from yanwai.web.metrics import Metrics
from yanwai.web.own_entries import OwnEntries
from yanwai.web.own_words import OwnWords
from yanwai.web.pages.entries import create_pages
from yanwai.web.pages.lexicon import create_lexicon_pages
from yanwai.web.pages.own_entries import create_own_entries_pages
from yanwai.web.pages.own_words import create_own_pages
from yanwai.web.pages.reader import create_reader_pages
from yanwai.web.problems import Problem, ProblemError, problem_response, shown_path
from yanwai.web.turns import Turns

if TYPE_CHECKING:
    from apiflask.exceptions import HTTPError
    from flask import Response

    from yanwai.settings import Settings
    from yanwai.web.hosting.access import Hosting
    from yanwai.web.live_lexicon import LiveLexicon

_SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # With no-referrer, browsers send the reader form with `Origin: null`, which the guard refuses.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_A_FORMS_BUFFER = 2**20  # Werkzeug's own pieces of a file have to fit in
_PROBLEMS_BY_STATUS = {
    404: Problem.NOT_FOUND,
    405: Problem.METHOD_NOT_ALLOWED,
    411: Problem.LENGTH_REQUIRED,
    413: Problem.BODY_TOO_LARGE,
    415: Problem.UNSUPPORTED_MEDIA_TYPE,
    422: Problem.INVALID_REQUEST,
}


class YanwaiApp(APIFlask):
    """APIFlask with our own requests."""

    request_class = OwnRequest


def create_app(settings: Settings, live: LiveLexicon, hosting: Hosting | None = None) -> YanwaiApp:
    """Build the application: guard first, then API and pages.

    With `hosting`, several users share it, and nobody writes entries.
    """
    app = YanwaiApp(
        "yanwai.web",
        title="Yanwai",
        version="1",
        docs_path=None,
        spec_path="/openapi.json",
        json_errors=False,
    )
    app.json = OrjsonProvider(app)
    app.config["MAX_CONTENT_LENGTH"] = settings.limits.body_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = max(settings.limits.body_bytes, _A_FORMS_BUFFER)
    app.config["AUTO_404_RESPONSE"] = False
    app.config["SPEC_FORMAT"] = "json"
    app.spec_processor(describe_problems)
    metrics = Metrics()
    metrics.watch(app)
    app.before_request(Guard(settings).check)
    app.after_request(_add_security_headers)
    _answer_with_problems(app)
    # An extension page whose host permission was taken back is still served, by CORS.
    CORS(
        app,
        resources={
            r"/v1/.*": {"origins": [rf"^(?:{EXTENSION_ORIGIN.pattern})\Z", *settings.origins]}
        },
        methods=["GET", "POST", "PUT", "DELETE"],
        allow_headers=["Content-Type", "Authorization"],
    )
    turns = Turns(settings.limits, metrics.refused)
    own = OwnWords(settings.data_folder, settings.database, hosting.users if hosting else None)
    if hosting:
        hosting.protect(app, own)
    asking = (
        create_api(live, settings.limits, turns, own, metrics),
        create_words_api(live, settings.limits, turns),
        create_readings_api(live, settings.limits, turns),
        create_reader_pages(live, settings.limits, turns),
    )
    for blueprint in asking:
        blueprint.before_request(turns.turn_away)
        app.register_blueprint(blueprint)
    app.register_blueprint(create_health_api(live, own, metrics))
    app.register_blueprint(create_study_api(live, own))
    app.register_blueprint(create_reviews_api(live, own))
    app.register_blueprint(create_imports_api(own))
    app.register_blueprint(create_exports_api(live, own, turns))
    app.register_blueprint(create_pages(live))
    app.register_blueprint(create_lexicon_pages(live))
    app.register_blueprint(create_own_pages())
    if not hosting:
        entries = OwnEntries(settings.own_entries_folder, live)
        app.register_blueprint(create_own_entries_pages(live, entries))
        app.register_blueprint(create_own_entries_api(live, entries, own, settings.limits, turns))
    return app


def _answer_with_problems(app: YanwaiApp) -> None:
    @app.errorhandler(ProblemError)
    def on_problem(error: ProblemError) -> Response:
        return problem_response(error)

    @app.error_processor
    def on_api_error(error: HTTPError) -> Response:
        """Answer APIFlask's own errors: validation, with every fault listed."""
        faults = [
            {"path": shown_path(path), "message": message}
            for fields in (error.detail or {}).values()
            for path, messages in fields.items()
            for message in messages
        ]
        problem = _PROBLEMS_BY_STATUS.get(error.status_code, Problem.INVALID_REQUEST)
        return problem_response(ProblemError(problem, errors=faults))

    @app.errorhandler(HTTPException)
    def on_http_error(error: HTTPException) -> Response:
        """Answer what Flask and Werkzeug raise: no such address, wrong method."""
        problem = _PROBLEMS_BY_STATUS.get(error.code or 500)
        if problem is None:
            problem = Problem.INVALID_REQUEST if (error.code or 500) < 500 else Problem.BUG
        headers = {"Allow": ", ".join(_allowed(error))} if _allowed(error) else {}
        return problem_response(ProblemError(problem, headers=headers))

    @app.errorhandler(NoRoomError)
    def on_no_room(_error: NoRoomError) -> Response:
        return problem_response(ProblemError(Problem.NO_ROOM))

    @app.errorhandler(Exception)
    def on_bug(error: Exception) -> Response:
        app.logger.error("a request failed\n%s", crash_report(error))
        return problem_response(ProblemError(Problem.BUG))


def _allowed(error: HTTPException) -> list[str]:
    methods: Any = getattr(error, "valid_methods", None)
    return sorted(methods or ())


def _add_security_headers(response: Response) -> Response:
    for name, value in _SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response
