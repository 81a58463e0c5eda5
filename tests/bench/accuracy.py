"""Measures how often the engine is right, beside what others do, and prints tables.

    python -m bench.accuracy [--gold FOLDER] [--errors]

Without a folder of gold data only our own sentences are measured.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jieba
from pypinyin import Style, lazy_pinyin

from bench import hover, terms, traps
from bench.gold import polyphones, segmented
from yanwai.dictionary.reference import current_reference
from yanwai.engine.document import Explainer
from yanwai.lexicon.load import load_lexicon
from yanwai.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from yanwai.lexicon.index import Lexicon


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, help="a folder with *.conllu, *.sent and *.lb")
    parser.add_argument("--errors", action="store_true", help="print each wrong trap line")
    arguments = parser.parse_args()
    jieba.setLogLevel(logging.ERROR)
    lexicon = load_lexicon([bundled("lexicon")]).lexicon
    explainer = Explainer(lexicon)
    print_own_sentences(explainer, lexicon)
    print_traps(explainer, with_errors=arguments.errors)
    if arguments.gold:
        print_hover(explainer, arguments.gold)
        print_terms(arguments.gold)
        print_polyphones(explainer, arguments.gold)


def print_own_sentences(explainer: Explainer, lexicon: Lexicon) -> None:
    """Print how many examples show their term, and how many chance meetings do not."""
    entries = [item.entry for item in lexicon.entries.values()]
    examples = [(entry, example.zh) for entry in entries for example in entry.how_people_say_it]
    chance = [(entry, sentence) for entry in entries for sentence in entry.not_here]
    annotate = explainer.annotator.annotate
    found = sum(any(a.entry is entry for a in annotate(zh)) for entry, zh in examples)
    refused = sum(all(a.entry is not entry for a in annotate(zh)) for entry, zh in chance)
    print(f"own sentences: {found} of {len(examples)} examples show their term;")
    print(f"  {refused} of {len(chance)} chance meetings do not")


def print_traps(explainer: Explainer, *, with_errors: bool) -> None:
    """Print how many sentences that were written to mislead are read rightly."""
    files = sorted(traps.FOLDER.glob("*.tsv"))
    headwords = traps.headwords_of(files)
    for file in files:
        counted = traps.score(explainer.annotator, file, headwords)
        kinds = ", ".join(f"{kind} {n}" for kind, n in counted.kinds.most_common(8))
        print(f"traps {file.stem:8} {counted}   wrong: {kinds}")
        for trap, found in counted.wrong if with_errors else ():
            print(f"    {trap.sentence}  {trap.kind}: {_wanted(trap)}, found {found or 'nothing'}")


def _wanted(trap: traps.Trap) -> str:
    return "; ".join(f"{e.headword}@{e.surface}" for e in trap.expected) or "nothing"


def print_hover(explainer: Explainer, gold: Path) -> None:
    """Print the word under the pointer, at every Chinese character of the gold sentences."""
    ways: dict[str, hover.WordsAt] = {
        "ours": hover.ours(explainer),
        "jieba": hover.by_jieba,
        "longest from the pointer": hover.longest_from_pointer(
            frozenset(current_reference().words.words)
        ),
    }
    print("\nthe word under the pointer")
    for name, words_at in ways.items():
        print(f"  {name:26} {hover.score(segmented(gold), words_at)}")


def print_terms(gold: Path) -> None:
    """Print which places of HSK words are taken for words."""
    hsk = terms.hsk_terms()
    print("\nplaces of HSK words that are taken for words")
    for name, stands in (("ours", terms.ours(hsk)), ("jieba", terms.by_jieba)):
        print(f"  {name:26} {terms.score(segmented(gold), hsk, stands)}")


def print_polyphones(explainer: Explainer, gold: Path) -> None:
    """Print how often the asked character is read rightly, with its tone and without."""
    asked = list(polyphones(gold))
    if not asked:
        return
    ways = {"ours": _ours(explainer), "pypinyin": _by_pypinyin}
    print(f"\nreadings of {len(asked):,} characters that have several")
    for name, read in ways.items():
        answers = [(read(p.sentence, p.offset), p.syllable) for p in asked]
        with_tone = sum(answer == right for answer, right in answers)
        without = sum(answer[:-1] == right[:-1] for answer, right in answers)
        print(
            f"  {name:26} {100 * with_tone / len(asked):6.2f} % with tone   "
            f"{100 * without / len(asked):6.2f} % without"
        )


def _ours(explainer: Explainer) -> Callable[[str, int], str]:
    def read(sentence: str, offset: int) -> str:
        [word] = explainer.words.boundaries(sentence, [offset])
        return explainer.words.read(sentence, word)[offset - word.start].lower()

    return read


def _by_pypinyin(sentence: str, offset: int) -> str:
    syllables = lazy_pinyin(sentence, Style.TONE3, errors=_one_by_one, neutral_tone_with_five=True)
    return str(syllables[offset])


def _one_by_one(characters: str) -> Any:
    """Let pypinyin return one item for each character that it cannot read."""
    return list(characters)


if __name__ == "__main__":
    main()
