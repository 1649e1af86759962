"""The words that name something one can see in a photo, by kind; each with its plurals and its other names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from globe_trainer.lexicon.mention_key import mention_key
from globe_trainer.lexicon.shared_file import term_lines, word_pairs
from globe_trainer.lexicon.words import Words, plain_of


@dataclass(frozen=True, slots=True)
class Term:
    kind: str
    #: The name that all its other names are counted under.
    head: str
    #: The head that this one is a kind of, if the lexicon has one: `tram` → `vehicle`.
    broader: str | None
    #: What mentions of it are counted under, whatever they call it.
    key: str


_IRREGULAR = word_pairs("irregularPlurals")
_ENDS_IN_F = re.compile(r"(?:^| )(?:wharf|reef|roof|cliff)$")


def _plurals_of(term: str) -> list[str]:
    """The plurals of a term's last word: `church tower` → `church towers`."""
    cut = term.rfind(" ") + 1
    before, last = term[:cut], term[cut:]
    if last in _IRREGULAR:
        return [before + _IRREGULAR[last]]
    if re.search(r"(?:s|x|z|ch|sh)$", last):
        return [f"{term}es"]
    if re.search(r"[^aeiou]y$", last):
        return [f"{term[:-1]}ies"]
    if last == "wharf":
        return [f"{before}wharves", f"{term}s"]
    return [f"{term}s"] if _ENDS_IN_F.search(term) or not last.endswith("o") else [f"{term}s", f"{term}es"]


def _as_term(text: str) -> str:
    """Hyphens and spaces are written either way."""
    return " ".join(plain_of(word) for word in text.replace("-", " ").split(" "))


def _compile() -> tuple[dict[str, Term], dict[str, tuple[int, ...]], dict[str, Term]]:
    by_words: dict[str, Term] = {}
    lengths: dict[str, set[int]] = {}
    by_head: dict[str, Term] = {}

    def add(written: str, term: Term) -> None:
        words = _as_term(written)
        if words in by_words:
            return
        by_words[words] = term
        parts = words.split(" ")
        lengths.setdefault(parts[0], set()).add(len(parts))

    for kind, lines in term_lines().items():
        for line in lines:
            head, broader, *others = line.split("|")
            term = Term(kind, head, broader or None, mention_key(kind, head))
            by_head[head] = term
            for name in (head, *others):
                add(name, term)
                for plural in _plurals_of(name):
                    add(plural, term)
    return by_words, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}, by_head


#: Every name and plural → its term; first word → how many words the names have that begin with it, the longest first.
BY_WORDS, LENGTHS, _BY_HEAD = _compile()


def term_of_head(head: str) -> Term | None:
    return _BY_HEAD.get(head)


def term_named(name: str) -> Term | None:
    """The term that a name or a plural stands for, in any case, with hyphens or spaces."""
    return BY_WORDS.get(_as_term(name))


def term_at(words: Words, at: int) -> tuple[Term, int] | None:
    """The longest term that begins at word `at`, with how many words it takes; None where none does."""
    lengths = LENGTHS.get(words.plains[at])
    if not lengths:
        return None
    for length in lengths:
        if at + length > len(words.plains) or not all(words.joined(i) for i in range(at, at + length - 1)):
            continue
        term = BY_WORDS.get(" ".join(words.plains[at : at + length]))
        if term:
            return term, length
    return None
