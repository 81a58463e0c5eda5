"""The reader: a text or a file in, its annotated page out, or the same as one file to keep."""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING

from apiflask import APIBlueprint
from flask import render_template, request, send_file, send_from_directory

from yanwai.documents.document import Document
from yanwai.documents.read import MOST_BYTES, SUFFIXES, read_document
from yanwai.errors import YanwaiError
from yanwai.export.as_html import html_page
from yanwai.lexicon.labels import LABELS
from yanwai.paths import bundled
from yanwai.web.pages.reader_text import reader_text, shortened, whole_text

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from yanwai.settings import Limits
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.turns import Turns

SAMPLE = """\
周五团建，老板说先扫码点餐，AA制。我这个社恐只想装忙。
隔壁桌的大哥已经上头了，非要加我微信：“改天请你吃饭！”
我回了句“哪里哪里”，低头继续吃瓜——朋友圈里，某顶流又塌房了。"""

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST_TITLE = 60
_UNTITLED = "Yanwai 言外"


def create_reader_pages(live: LiveLexicon, limits: Limits, turns: Turns) -> APIBlueprint:
    """Return the routes of the reader, annotating with one live lexicon."""
    pages = APIBlueprint("reader", __name__, enable_openapi=False)

    @pages.get("/")
    def start() -> str:
        return _page()

    @pages.post("/")
    def read() -> ResponseReturnValue:
        try:
            document = shortened(_sent(), limits.reader_chars)
        except YanwaiError as error:
            return _page(fault=str(error)), HTTPStatus.UNPROCESSABLE_ENTITY
        if not document.text.strip():
            return _page()
        with turns.taken():
            return _page(shown=reader_text(document, live.explainer, limits))

    @pages.post("/export.html")
    def export() -> ResponseReturnValue:
        document = shortened(_typed(), limits.reader_chars)
        if not document.text.strip():
            return _page(fault="there is no text to save"), HTTPStatus.UNPROCESSABLE_ENTITY
        title = document.title or _first_words(document.text)
        with turns.taken():
            page = html_page(whole_text(document, live.explainer), title)
        response = send_file(
            BytesIO(page.encode()), "text/html", as_attachment=True, download_name=_file_name(title)
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    @pages.get("/shared/emphasis.js")
    def emphasis() -> ResponseReturnValue:
        """Return the extension's own module: a term is found in its example in one way."""
        return _shared("tooltip", "emphasis.js")

    @pages.get("/shared/context.js")
    def context() -> ResponseReturnValue:
        """Return the extension's own module: the sentence of a word is found in one way."""
        return _shared("reading", "context.js")

    def _shared(part: str, name: str) -> ResponseReturnValue:
        folder = bundled("extension") / "content" / part
        return send_from_directory(folder, name, mimetype="text/javascript")

    def _page(**values: object) -> str:
        total = len(live.explainer.lexicon.entries)
        return render_template(
            "reader.html",
            sample=SAMPLE,
            total=total,
            suffixes=SUFFIXES,
            most_bytes=MOST_BYTES,
            words_for={str(value): label for value, label in LABELS.items()},
            **values,
        )

    return pages


def _sent() -> Document:
    """Return what the form sends: a file if one was chosen, else the text."""
    file = request.files.get("file")
    if file and file.filename:
        return read_document(file.filename, file.read())
    return _typed()


def _typed() -> Document:
    """Return the form's text, with the title that goes with it."""
    title = " ".join(request.form.get("title", "").split())[:_LONGEST_TITLE]
    # Forms send line breaks as CR LF; the text area shows them as one.
    return Document(title, request.form.get("text", "").replace("\r\n", "\n").split("\n"), [])


def _file_name(title: str) -> str:
    """Return the name of a saved page; what some system forbids in names becomes a space."""
    allowed = " ".join(_NOT_IN_FILE_NAMES.sub(" ", title).split()).strip(". ")
    return f"{allowed or _UNTITLED}.html"


def _first_words(text: str) -> str:
    """Return the beginning of a text that has no title: its first line, or some of it."""
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= _LONGEST_TITLE // 2 else f"{line[: _LONGEST_TITLE // 2]}…"
