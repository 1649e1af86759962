"""From a reasoning to the visible things it names, with where it names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from globe_trainer.lexicon.describing_words import describes_looks, is_describing
from globe_trainer.lexicon.mention_key import mention_key
from globe_trainer.lexicon.proper_names import BEFORE, BEHIND, proper_name_at
from globe_trainer.lexicon.quoted_text import READS, Quote, capitals_in, may_quote, quotes_in
from globe_trainer.lexicon.stance import UNCLAIMING, Stance, stances_of
from globe_trainer.lexicon.terms import LENGTHS, Term, term_at
from globe_trainer.lexicon.words import Words, words_of

_MOST_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Mention:
    kind: str
    #: What it is counted under: the lexicon's head, the landmark's name, the quoted text.
    head: str
    #: With the adjectives before it, as written: `red and white tram` is `white tram`.
    description: str
    #: UTF-16 offsets of the description in the text; `end` exclusive.
    start: int
    end: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands at the words `first` to `last`, both included."""

    what: Term | Quote | None
    first: int
    last: int
    stance: Stance


def mentions_in(text: str) -> list[Mention]:
    """All mentions in a text, left to right, never overlapping. Takes time in proportion to the text's length."""
    words = words_of(text)
    starts = words.starts()
    described = []
    # The first word that no mention has yet: an adjective is never another mention's word.
    free = 0
    for found in _found_in(text, words):
        described.append(_described(text, words, starts, free, found))
        free = found.last + 1
    if text.isascii() or max(text) <= "\uffff":
        return described
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return [Mention(one.kind, one.head, one.description, offsets[one.start], offsets[one.end], one.stance) for one in described]


def claimed_at_length(text: str) -> set[str]:
    """The keys of the distinct things that the text claims to see; `claims.py` finds the same faster."""
    words = words_of(text)
    return {_key_of(text, words, found) for found in _found_in(text, words) if found.stance == "claimed"}


def _key_of(text: str, words: Words, found: _Found) -> str:
    if isinstance(found.what, Term):
        return found.what.key
    if isinstance(found.what, Quote):
        return mention_key("quoted", found.what.text)
    start, end = _span(words.starts(), words, found.first, found.last)
    return mention_key("landmark", text[start:end])


#: Words that can begin a mention or change its stance: a sentence without any of them names nothing.
_NAMING = BEFORE | BEHIND


def _found_in(text: str, words: Words) -> Iterator[_Found]:
    plains = words.plains
    count = len(plains)
    quotes: list[Quote] = []
    starts: list[int] = []
    if may_quote(text) or not READS.isdisjoint(plains):
        starts = words.starts()
        quotes = _distinct([*quotes_in(text), *capitals_in(words, text, starts)])
    if not UNCLAIMING.isdisjoint(plains) or any(plain.endswith("n't") for plain in plains):
        stances = stances_of(words, _inside(quotes, starts) if quotes else None)
    else:
        stances = ["claimed"] * count
    may_name = not _NAMING.isdisjoint(plains)
    quote = 0
    i = 0
    while i < count:
        while quote < len(quotes) and quotes[quote].end <= starts[i]:
            quote += 1
        if quote < len(quotes) and quotes[quote].start <= starts[i]:
            first = i
            while i < count and starts[i] < quotes[quote].end:
                i += 1
            yield _Found(quotes[quote], first, i - 1, stances[first])
            continue
        name_end = proper_name_at(words, i, i == 0 or words.ends_clause(i - 1)) if may_name else None
        if name_end is not None:
            yield _Found(None, i, name_end, stances[i])
            i = name_end + 1
            continue
        term = term_at(words, i) if plains[i] in LENGTHS else None
        # “stone church towers”: a name right before another one says what the other is like.
        if term and not _leads_on(words, i + term[1] - 1):
            yield _Found(term[0], i, i + term[1] - 1, stances[i])
            i += term[1]
        else:
            i += 1


def _distinct(quotes: list[Quote]) -> list[Quote]:
    """Quoted capitals are found twice; the first of two that overlap stays."""
    distinct: list[Quote] = []
    for quote in sorted(quotes, key=lambda one: (one.start, -one.end)):
        if not distinct or quote.start >= distinct[-1].end:
            distinct.append(quote)
    return distinct


def _inside(quotes: list[Quote], starts: list[int]) -> list[bool]:
    """Whether each word begins inside a quotation."""
    inside = []
    at = 0
    for start in starts:
        while at < len(quotes) and quotes[at].end <= start:
            at += 1
        inside.append(at < len(quotes) and quotes[at].start <= start)
    return inside


def _described(text: str, words: Words, starts: list[int], free: int, found: _Found) -> Mention:
    if isinstance(found.what, Quote):
        quote = found.what
        return Mention("quoted", quote.text, quote.text, quote.start, quote.end, found.stance)
    if found.what is None:
        start, end = _span(starts, words, found.first, found.last)
        return Mention("landmark", text[start:end], text[start:end], start, end, found.stance)
    start, end = _span(starts, words, _first_adjective(words, free, found.first), found.last)
    return Mention(found.what.kind, found.what.head, text[start:end], start, end, found.stance)


def _first_adjective(words: Words, free: int, at: int) -> int:
    first = at
    plains = words.plains
    while at - first < _MOST_ADJECTIVES and first > free and words.joined(first - 1) and _is_modifier(words, first - 1):
        first -= 1
        # “red and white trams” are both.
        if (
            first > free + 1
            and plains[first - 1] == "and"
            and words.joined(first - 2)
            and words.joined(first - 1)
            and is_describing(plains[first - 2])
        ):
            first -= 2
    while first < at and not describes_looks(plains[first]) and not term_at(words, first):
        first += 1
    return first


def _is_modifier(words: Words, at: int) -> bool:
    if is_describing(words.plains[at]):
        return True
    term = term_at(words, at)
    return term is not None and term[1] == 1


def _leads_on(words: Words, last: int) -> bool:
    return words.joined(last) and words.plains[last + 1] in LENGTHS and term_at(words, last + 1) is not None


def _span(starts: list[int], words: Words, first: int, last: int) -> tuple[int, int]:
    return starts[first], starts[last] + len(words.texts[last])
