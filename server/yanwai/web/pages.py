"""The pages for people: the reader, the entries, and the documentation of the API."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from apiflask import APIBlueprint
from flask import current_app, redirect, render_template, request, url_for

from yanwai.documents.document import Document
from yanwai.documents.read import read_document
from yanwai.errors import YanwaiError
from yanwai.lexicon.labels import LABELS
from yanwai.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask.typing import ResponseReturnValue

    from yanwai.engine.annotate import Annotation
    from yanwai.engine.document import Explainer
    from yanwai.engine.shapes import EntryPayload
    from yanwai.settings import Limits
    from yanwai.web.live_lexicon import LiveLexicon

SAMPLE = """\
周五团建，老板说先扫码点餐，AA制。我这个社恐只想装忙。
隔壁桌的大哥已经上头了，非要加我微信：“改天请你吃饭！”
我回了句“哪里哪里”，低头继续吃瓜——朋友圈里，某顶流又塌房了。"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the reader's text: plain, or a term with the number of its note."""

    text: str
    note: int | None = None
    headword: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader page tells about one term, in the sense met first in the text."""

    number: int
    entry: EntryPayload
    sense_id: str


def create_pages(live: LiveLexicon, limits: Limits) -> APIBlueprint:
    """Return the routes of the pages, showing one live lexicon."""
    pages = APIBlueprint("pages", __name__, enable_openapi=False)

    @pages.app_context_processor
    def labels() -> dict[str, Any]:
        return {"labels": LABELS}

    @pages.route("/", methods=["GET", "POST"])
    def reader() -> ResponseReturnValue:
        explainer = live.explainer
        total = len(explainer.lexicon.entries)
        try:
            document = _document() if request.method == "POST" else Document("", [], [])
        except YanwaiError as error:
            page = render_template("reader.html", fault=str(error), sample=SAMPLE, total=total)
            return page, HTTPStatus.UNPROCESSABLE_ENTITY
        text, remarks = _shortened(document, limits.text_chars)
        lines, notes = _annotated(text, explainer)
        return render_template(
            "reader.html",
            title=document.title,
            remarks=remarks,
            text=text,
            sample=SAMPLE,
            lines=lines,
            notes=notes,
            total=total,
        )

    @pages.get("/entries/<path:headword>")
    def entry(headword: str) -> ResponseReturnValue:
        explainer = live.explainer
        found = explainer.lexicon.find(headword)
        if found is None:
            page = render_template("missing.html", word=headword[:40])
            return page, 404
        if found.entry.headword != headword:
            return redirect(url_for("pages.entry", headword=found.entry.headword))
        domain = explainer.lexicon.domains[found.domain]
        return render_template("entry.html", entry=explainer.entry(headword), domain=domain)

    @pages.get("/docs")
    def docs() -> str:
        return render_template("docs.html", spec=current_app.spec, problems=list(Problem))  # type: ignore[attr-defined]

    return pages


def _document() -> Document:
    """Return what the form sends: a file if one was chosen, else the text."""
    file = request.files.get("file")
    if file and file.filename:
        return read_document(file.filename, file.read())
    # Forms send line breaks as CR LF; the text area shows them as one.
    return Document("", request.form.get("text", "").replace("\r\n", "\n").split("\n"), [])


def _shortened(document: Document, most: int) -> tuple[str, list[str]]:
    """Return as many paragraphs as one page takes, with the remarks on them."""
    text = document.text
    if len(text) <= most:
        return text, document.remarks
    end = text.rfind("\n", 0, most + 1)
    shown = text[: end if end > 0 else most]
    told = (
        f"The first {len(shown):,} of {len(text):,} characters are shown; divide it for the rest."
    )
    return shown, [*document.remarks, told]


def _annotated(text: str, explainer: Explainer) -> tuple[list[list[Piece]], list[Note]]:
    """Cut a text into lines of pieces, and gather a note for each term in order of appearance."""
    numbers: dict[str, int] = {}
    notes: list[Note] = []
    lines: list[list[Piece]] = [[]]
    for piece, annotation in _pieces(text, explainer.annotator.annotate(text)):
        if annotation is None:
            first, *rest = piece.split("\n")
            lines[-1].append(Piece(first))
            lines.extend([Piece(line)] for line in rest)
            continue
        headword = annotation.entry.headword
        if headword not in numbers:
            numbers[headword] = len(numbers) + 1
            notes.append(Note(numbers[headword], explainer.entry(headword), annotation.sense.id))
        lines[-1].append(Piece(piece, numbers[headword], headword))
    return lines, notes


def _pieces(
    text: str, annotations: Sequence[Annotation]
) -> Iterator[tuple[str, Annotation | None]]:
    """Cut a text at its terms; a split term gives one piece for each of its parts."""
    position = 0
    for annotation in annotations:
        for part in annotation.parts:
            if part.start > position:
                yield text[position : part.start], None
            yield part.cut(text), annotation
            position = part.end
    if position < len(text):
        yield text[position:], None
