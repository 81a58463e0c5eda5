"""The files for other programs over HTTP; what is in them is tested where they are written."""

import io
import json
import zipfile

from flask.testing import FlaskClient

from yanwai.settings import Settings
from yanwai.study.pairing import Pairing


def owner(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {Pairing(settings.data_folder).token()}"}


def test_saved_words_come_as_table_and_deck(client: FlaskClient, settings: Settings) -> None:
    headers = owner(settings)
    client.put("/v1/words/上头", json={"status": "learning"}, headers=headers)
    table = client.get("/v1/exports/words.tsv", headers=headers)
    assert table.get_data(as_text=True).splitlines()[1].startswith("上头\t")
    assert table.headers["Content-Disposition"] == 'attachment; filename="words.tsv"'
    assert table.headers["Cache-Control"] == "no-store"
    deck = client.get("/v1/exports/anki.apkg", headers=headers)
    assert zipfile.ZipFile(io.BytesIO(deck.data)).namelist() == ["collection.anki2", "media"]


def test_the_lexicon_comes_as_a_dictionary_without_the_token(client: FlaskClient) -> None:
    response = client.get("/v1/exports/yomitan.zip")
    archive = zipfile.ZipFile(io.BytesIO(response.data))
    version = client.get("/v1/lexicon").get_json()["version"]
    assert json.loads(archive.read("index.json"))["revision"] == version
    assert "上头" in {term[0] for term in json.loads(archive.read("term_bank_1.json"))}
