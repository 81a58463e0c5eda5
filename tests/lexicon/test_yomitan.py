"""The Yomitan dictionary of the whole lexicon: valid, found by every form, the same each time."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from support.yomitan_format import INDEX, TAGS, TERMS
from yanwai.export.as_yomitan import yomitan_zip

if TYPE_CHECKING:
    from yanwai.engine.document import Explainer


@pytest.fixture(scope="module")
def archive(explainer: Explainer) -> dict[str, Any]:
    written = yomitan_zip(map(explainer.entry, explainer.lexicon.entries), "1")
    with zipfile.ZipFile(io.BytesIO(written)) as opened:
        assert opened.testzip() is None
        return {name: json.loads(opened.read(name)) for name in opened.namelist()}


@pytest.fixture(scope="module")
def terms(archive: dict[str, Any]) -> list[list[Any]]:
    return [term for name in archive if name.startswith("term_bank_") for term in archive[name]]


def text_of(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return " ".join(map(text_of, content))
    return text_of(content.get("content", ""))


def test_every_file_has_the_published_format(archive: dict[str, Any]) -> None:
    schemas = {"index": INDEX, "tag_bank": TAGS, "term_bank": TERMS}
    for name, content in archive.items():
        schema = schemas[name.rpartition("_")[0] or name.removesuffix(".json")]
        fault = next(Draft202012Validator(schema).iter_errors(content), None)
        assert fault is None, f"{name}: {fault.message[:300]} at {list(fault.absolute_path)[:6]}"


def test_an_entry_is_found_by_headword_traditional_form_and_variant(
    terms: list[list[Any]],
) -> None:
    rows = {term[0]: term for term in terms}
    assert rows["小程序"][1] == "xiǎo chéngxù"
    assert "Alipay" in text_of(rows["小程序"][5][0])
    assert rows["發票"][5] == rows["发票"][5]
    assert "包邮" in text_of(rows["江浙沪包邮"][5][0])


def test_every_form_of_every_entry_is_there_and_every_tag_is_explained(
    explainer: Explainer, archive: dict[str, Any], terms: list[list[Any]]
) -> None:
    forms = {term[0] for term in terms}
    for item in explainer.lexicon.entries.values():
        assert {item.entry.headword, *(v.form for v in item.entry.variants)} <= forms
    tags = {tag[0] for tag in archive["tag_bank_1.json"]}
    assert {tag for term in terms for tag in term[2].split()} <= tags
    assert all(" " not in tag for tag in tags)


def test_links_lead_to_terms_that_are_there(terms: list[list[Any]]) -> None:
    forms = {term[0] for term in terms}

    def links(content: Any) -> list[str]:
        if isinstance(content, list):
            return [link for part in content for link in links(part)]
        if not isinstance(content, dict):
            return []
        own = [content["href"]] if content.get("tag") == "a" else []
        return own + links(content.get("content"))

    found = [link for term in terms for link in links(term[5])]
    assert len(found) > 1000
    assert {link.removeprefix("?query=").partition("&")[0] for link in found} <= forms


def test_the_same_entries_give_the_same_bytes(explainer: Explainer) -> None:
    entries = [explainer.entry("小程序"), explainer.entry("内卷")]
    assert yomitan_zip(entries, "1") == yomitan_zip(entries, "1")
    assert yomitan_zip(entries, "1") != yomitan_zip(entries, "2")
