"""A corpus in, a record for each page out, in order, exactly once, whatever happens on the way."""

from __future__ import annotations

import gzip
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from click.testing import CliRunner

from bulk.conftest import archived, page, rows, write_jsonl
from yanwai.bulk.inputs import UnknownInputError
from yanwai.bulk.outputs import UnknownOutputError
from yanwai.bulk.page import MOST_CHARS
from yanwai.bulk.progress import OtherRunError, progress_file
from yanwai.bulk.run import Job, run
from yanwai.cli import main
from yanwai.engine.document import Explainer

if TYPE_CHECKING:
    from yanwai.lexicon.index import Lexicon

YANWAI = Path(sys.executable).parent / "yanwai"
MANY = 6_000


def records(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    lines = gzip.decompress(content) if path.suffix == ".gz" else content
    return [orjson.loads(line) for line in lines.splitlines()]


def test_each_page_has_its_record_in_order(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(70)))
    done = run(Job(source, tmp_path / "out.jsonl"), lexicon)
    found = records(tmp_path / "out.jsonl")
    assert (done.pages, done.before, done.broken) == (70, 0, 0)
    assert [record["id"] for record in found] == [f"p{n}" for n in range(70)]
    assert done.terms == sum(len(record["annotations"]) for record in found)
    assert {record["lexicon_version"] for record in found} == {lexicon.version}
    assert found[0]["url"] == "https://site0.example/0"


def test_the_terms_are_those_of_the_engine(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(20)))
    run(Job(source, tmp_path / "out.jsonl", with_text=True), lexicon)
    annotator = Explainer(lexicon).annotator
    for record in records(tmp_path / "out.jsonl"):
        wanted = [
            (a.span.start, a.span.end, a.entry.headword, a.sense.id)
            for a in annotator.annotate(record["text"])
        ]
        found = [(a["start"], a["end"], a["headword"], a["sense"]) for a in record["annotations"]]
        assert found == wanted
        for a in record["annotations"]:
            assert record["text"][a["start"] : a["end"]] == a["surface"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_several_processes_write_what_one_writes(
    tmp_path: Path, lexicon: Lexicon, name: str
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(700)))
    run(Job(source, tmp_path / "one.jsonl"), lexicon)
    run(Job(source, tmp_path / name, workers=2), lexicon)
    assert records(tmp_path / name) == records(tmp_path / "one.jsonl")


def test_pages_that_cannot_be_read_have_a_record_that_says_why(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    source = tmp_path / "in.jsonl"
    lines = [
        b'{"text": "\xe6\x89"}',
        b"[1]",
        b'{"id": "no text", "text": 3, "url": "https://a.example/"}',
        b"",
        orjson.dumps({"id": 7, "text": "x" * (MOST_CHARS + 1)}),
        b'{"text": "\\ud800"}',
        orjson.dumps({"id": "good", "text": "扫码点餐"}),
    ]
    source.write_bytes(b"\n".join(lines))
    done = run(Job(source, tmp_path / "out.jsonl"), lexicon)
    found = records(tmp_path / "out.jsonl")
    assert done.broken == 5
    assert [record["id"] for record in found] == [
        *("line-1", "line-2", "no text", "7", "line-6", "good")
    ]
    reasons = [record["error"] for record in found]
    assert "no JSON" in reasons[0]
    assert reasons[1:4] == [
        "it is no JSON object",
        "it has no field text that holds a string",
        f"it has {MOST_CHARS + 1} characters, and {MOST_CHARS} are the most",
    ]
    assert reasons[-1] is None
    assert found[2]["url"] == "https://a.example/"


def test_a_page_on_which_the_engine_fails_does_not_end_the_run(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    from yanwai.engine.annotate import Annotator

    real = Annotator.annotate

    def failing(self: Annotator, source: str) -> Any:
        if "第1页" in source:
            raise RuntimeError(source)
        return real(self, source)

    monkeypatch.setattr(Annotator, "annotate", failing)
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(3)))
    run(Job(source, tmp_path / "out.jsonl"), lexicon)
    errors = [record["error"] for record in records(tmp_path / "out.jsonl")]
    assert errors == [None, "the engine failed: RuntimeError", None]


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(MANY)))
    target = tmp_path / "out.jsonl"
    command: list[str | Path] = [YANWAI, "bulk", source, target, "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not (progress_file(target).exists() and target.exists() and target.stat().st_size):
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    with target.open("ab") as file:
        file.write(b'{"id": "half a rec')  # as a kill in the middle of a write leaves it
    before = orjson.loads(progress_file(target).read_bytes())["pages"]
    assert 0 <= before < MANY
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert f"{MANY} pages" in printed
    run(Job(source, tmp_path / "whole.jsonl"), lexicon)
    assert records(target) == records(tmp_path / "whole.jsonl")


def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(20_000)))
    command: list[str | Path] = [YANWAI, "bulk", source, tmp_path / "out.jsonl"]
    with subprocess.Popen([*command, "--workers", "2"], stdout=subprocess.DEVNULL) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        deadline = time.monotonic() + 60
        while len(workers := children.read_text().split()) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.kill()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < deadline, "a worker outlives its parent"
        time.sleep(0.05)


def test_a_finished_run_does_nothing_more(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(10)))
    target = tmp_path / "out.jsonl"
    run(Job(source, target), lexicon)
    content = target.read_bytes()
    done = run(Job(source, target), lexicon)
    assert (done.pages, done.before, done.terms) == (10, 10, 0)
    assert target.read_bytes() == content


def test_parquet_parts_are_one_table(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(5_600)))
    target = tmp_path / "out.parquet"
    run(Job(source, target, workers=2), lexicon)
    assert sorted(path.name for path in target.iterdir()) == [
        "part-000000.parquet",
        "part-000001.parquet",
    ]
    run(Job(source, tmp_path / "out.jsonl"), lexicon)
    wanted = sum(
        annotation["headword"] == "小程序"
        for record in records(tmp_path / "out.jsonl")
        for annotation in record["annotations"]
    )
    found = rows(
        f"SELECT count(*) FROM (SELECT unnest(annotations) AS a FROM '{target}/*.parquet') "
        "WHERE a.headword = '小程序'"
    )
    assert found == [(wanted,)]
    assert wanted > 1_000


def test_a_part_that_was_not_finished_is_written_anew(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(20)))
    target = tmp_path / "out.parquet"
    run(Job(source, target), lexicon)
    progress = orjson.loads(progress_file(target).read_bytes())
    progress_file(target).write_bytes(
        orjson.dumps(progress | {"pages": 0, "size": 0, "is_finished": False})
    )
    (target / ".part-000001.parquet").write_bytes(b"half")
    assert run(Job(source, target), lexicon).pages == 20
    assert rows(f"SELECT count(*) FROM '{target}/*.parquet'") == [(20,)]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"source": "other.jsonl of 3 bytes"}, "from other.jsonl"),
        ({"lexicon_version": "old"}, "another state of the lexicon"),
        ({"with_text": True}, "with the texts"),
    ],
)
def test_what_another_run_began_is_left_alone(
    tmp_path: Path, lexicon: Lexicon, changes: dict[str, object], told: str
) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(3)))
    target = tmp_path / "out.jsonl"
    run(Job(source, target), lexicon)
    content = target.read_bytes()
    progress = orjson.loads(progress_file(target).read_bytes())
    progress_file(target).write_bytes(orjson.dumps(progress | changes))
    with pytest.raises(OtherRunError, match=told):
        run(Job(source, target), lexicon)
    assert target.read_bytes() == content


def test_a_file_that_is_no_output_of_ours_is_left_alone(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(3)))
    target = tmp_path / "out.jsonl"
    target.write_text("mine")
    with pytest.raises(OtherRunError, match="by something else"):
        run(Job(source, target), lexicon)
    assert target.read_text() == "mine"


def test_names_that_tell_no_format_are_refused(tmp_path: Path, lexicon: Lexicon) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [])
    with pytest.raises(UnknownOutputError):
        run(Job(source, tmp_path / "out.csv"), lexicon)
    other = write_jsonl(tmp_path / "in.txt", [])
    with pytest.raises(UnknownInputError):
        run(Job(other, tmp_path / "out.jsonl"), lexicon)


def test_the_pages_of_a_web_archive_are_read(tmp_path: Path, lexicon: Lexicon) -> None:
    html = "<title>菜单</title><script>小程序</script><p>打开<b>小程序</b>就能点餐。"
    source = tmp_path / "in.warc.gz"
    source.write_bytes(
        archived(
            ("https://a.example/1", html.encode(), "text/html; charset=utf-8"),
            ("https://a.example/2", html.encode("gb18030") * 20, "text/html"),
            ("https://a.example/3", b"\x89PNG", "image/png"),
            ("https://a.example/4", b"\x89PNG\r\n\x1a\n\x00\xff", "text/html"),
            ("https://a.example/5", "加了他微信".encode(), "text/plain"),
        )
    )
    run(Job(source, tmp_path / "out.jsonl", with_text=True), lexicon)
    first, second, broken, plain = records(tmp_path / "out.jsonl")
    assert first["url"] == "https://a.example/1"
    assert first["text"] == "菜单\n打开小程序就能点餐。"
    assert [a["headword"] for a in first["annotations"]] == ["小程序"]
    assert "小程序" in {a["headword"] for a in second["annotations"]}
    assert broken["error"] == "it is no text in an encoding that Chinese is written in"
    assert plain["annotations"][0]["headword"] == "加微信"
    assert first["date"] != ""


def test_an_archive_that_was_cut_off_says_so_at_its_end(tmp_path: Path, lexicon: Lexicon) -> None:
    html = "<p>打开小程序就能点餐。" * 400
    pages = [(f"https://a.example/{n}", html.encode(), "text/html") for n in range(3)]
    source = tmp_path / "in.warc.gz"
    source.write_bytes(archived(*pages)[:-90])
    run(Job(source, tmp_path / "out.jsonl"), lexicon)
    found = records(tmp_path / "out.jsonl")
    assert found[0]["error"] is None
    assert "in the middle" in found[-1]["error"]


def test_the_command_tells_what_it_did(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*map(page, range(5)), [1]])
    arguments = ["bulk", str(source), str(tmp_path / "out.jsonl"), "--workers", "1"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "6 pages; now" in result.stdout
    assert "1 broken" in result.stdout
    again = CliRunner().invoke(main, arguments)
    assert "6 pages, 6 of them by an earlier run; now 0 terms, 0 broken" in again.stdout


def test_a_folder_is_for_datatrove(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["bulk", str(tmp_path), str(tmp_path / "out.jsonl")])
    assert result.exit_code == 2
    assert "--engine datatrove" in result.stderr


def test_the_query_of_the_guide_and_the_months_answer(tmp_path: Path, lexicon: Lexicon) -> None:
    from bench.months import by_month

    source = write_jsonl(tmp_path / "in.jsonl", map(page, range(60)))
    target = tmp_path / "terms.parquet"
    run(Job(source, target), lexicon)
    guide = Path(__file__).parents[2] / "docs" / "bulk.md"
    [query] = re.findall(r"```sql\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    found = rows(query.replace("terms.parquet", str(target)))
    assert {site for _, _, site, _, _ in found} == {f"site{n}.example" for n in range(3)}
    assert {month for _, _, _, month, _ in found} == {f"2026-{n:02}" for n in range(1, 13)}
    counted = sum(met for headword, *_, met in found if headword == "小程序")
    assert sum(by_month(target)["小程序"].values()) == counted > 0
