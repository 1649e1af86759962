"""
The distinct things that a text claims to see, fast: rewards ask for nothing else, twenty thousand times a second.

The same as `mentions.py` says (tests hold the two together), by another way: a sentence is split at its spaces, and what a piece
means is remembered. Most pieces mean nothing and are passed over; the few others carry the stance on and begin terms. Sentences
that cannot be read so (odd spacing, named landmarks, quotations with a sentence inside) go the long way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from globe_trainer.lexicon.mention_key import mention_key
from globe_trainer.lexicon.mentions import claimed_at_length
from globe_trainer.lexicon.proper_names import BEFORE, BEHIND
from globe_trainer.lexicon.quoted_text import READS, Quote, between_marks, may_quote, quotes_in
from globe_trainer.lexicon.stance import (
    CARRYING,
    IMAGINING,
    NEGATIONS,
    STARTS_ANEW,
    TURNS,
    is_absence_or_sight,
    is_maybe,
    is_negation,
    says_absent,
)
from globe_trainer.lexicon.terms import BY_WORDS, Term
from globe_trainer.lexicon.words import CLAUSE, PHRASE, words_of

#: Sentences and pieces remembered: rollouts of one photo share most of theirs, and a language its words.
_REMEMBERED_SENTENCES = 1 << 16
_REMEMBERED_PIECES = 1 << 17

#: Stands for a quotation whose words change nothing.
_QUOTED = "\ue000"

# What stands between two words: nothing but a space, something, the end of a phrase, the end of a clause.
_SOMETHING, _PHRASE_END, _CLAUSE_END = 1, 2, 4


# Compared by identity: a piece is looked for among many.
@dataclass(slots=True, eq=False)
class _Node:
    """The names that begin with the words that led here."""

    term: Term | None = None
    longer: dict[str, _Node] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Piece:
    """What stands between two spaces: a word with the marks around it."""

    plain: str = ""
    text: str = ""
    #: Marks before and behind it, as what they end.
    lead: int = 0
    trail: int = 0
    #: The names that begin with this word.
    names: _Node | None = None
    #: Whether it may do something to the stance, and what: begin a statement, deny, imagine, say that something is not there.
    moves: bool = False
    turns: bool = False
    denies: bool = False
    imagines: bool = False
    sights: bool = False
    reads: bool = False
    quoted: bool = False
    #: The sentence must be read at length where this stands elsewhere than at its beginning; or anywhere.
    names_behind: bool = False
    at_length: bool = False
    #: It does something by itself; others matter only to their neighbours.
    acts: bool = False


def _trie() -> tuple[dict[str, _Node], frozenset[str]]:
    roots: dict[str, _Node] = {}
    inner: set[str] = set()
    for name, term in BY_WORDS.items():
        first, *others = name.split(" ")
        node = roots.setdefault(first, _Node())
        for word in others:
            node = node.longer.setdefault(word, _Node())
        node.term = term
        inner.update(others)
    return roots, frozenset(inner)


_ROOTS, _INNER = _trie()
#: Words that matter to the words beside them.
_NEIGHBOURS = CARRYING | _INNER
_RELEVANT = _NEIGHBOURS | READS | BEHIND | BEFORE | frozenset(_ROOTS)
#: A word that means nothing here, with a space on either side.
_NOTHING = _Piece()


def claimed_keys(text: str) -> set[str]:
    """The keys (`mention_key`) of the distinct things that the text claims to see; what it denies or imagines is not among them."""
    keys: set[str] = set()
    # Nothing reaches across a line's end, and a quotation alone across a sentence's.
    for line in text.split("\n") if "\n" in text else (text,):
        if may_quote(line):
            for sentence in _around_quotes(line):
                keys.update(_claimed_with_quotes(sentence) if may_quote(sentence) else _claimed_in(sentence))
        else:
            for sentence in line.split(". "):
                keys.update(_claimed_in(sentence))
    return keys


def _around_quotes(line: str) -> list[str]:
    """The sentences of a line, none cut between marks of quotation."""
    sentences: list[str] = []
    start = at = 0
    for quote in between_marks(line):
        while (stop := line.find(". ", at, quote.start)) >= 0:
            sentences.append(line[start:stop])
            start = at = stop + 2
        at = quote.end
    first, *others = line[at:].split(". ")
    return [*sentences, line[start:at] + first, *others]


@lru_cache(maxsize=_REMEMBERED_SENTENCES)
def _claimed_in(sentence: str) -> tuple[str, ...]:
    found = _claimed_by_pieces(sentence, [])
    return tuple(claimed_at_length(sentence) if found is None else found)


@lru_cache(maxsize=_REMEMBERED_SENTENCES)
def _claimed_with_quotes(sentence: str) -> tuple[str, ...]:
    quotes = quotes_in(sentence)
    found = None
    if all(_changes_nothing(quote.text) for quote in quotes):
        found = _claimed_by_pieces(_hidden(sentence, quotes), quotes)
    return tuple(claimed_at_length(sentence) if found is None else found)


def _hidden(sentence: str, quotes: list[Quote]) -> str:
    for quote in reversed(quotes):
        sentence = f"{sentence[: quote.start]}{_QUOTED}{sentence[quote.end :]}"
    return sentence


# One loop without calls: it runs for every sentence.
def _claimed_by_pieces(sentence: str, quotes: list[Quote]) -> set[str] | None:  # noqa: PLR0912, PLR0915
    """None where the sentence has to be read at length."""
    # Hyphens join like spaces; where they do not, two spaces come of it.
    pieces = sentence.replace("-", " ").split(" ")
    infos = list(map(_PIECES.__getitem__, pieces))
    infos.append(_NOTHING)
    hits = [(i, info) for i, info in enumerate(infos) if info.acts]
    claimed: set[str] = set()
    of_clause: list[str] = []
    now = True
    denied = False
    clause_start = free = quote = 0
    last_hit = -1
    for i, info in hits:
        if info.at_length or (info.names_behind and i > 0):
            return None
        if info.lead and last_hit != i - 1:
            if info.lead & _CLAUSE_END:
                if not denied:
                    claimed.update(of_clause)
                of_clause.clear()
                now, denied, clause_start = True, False, i
            elif info.lead & _PHRASE_END and (info.plain in STARTS_ANEW or info.turns):
                now = True
        last_hit = i
        following = infos[i + 1]
        gap = info.trail | following.lead
        after = "" if gap & _CLAUSE_END else following.plain
        if info.moves:
            if info.turns and not (info.plain == "instead" and after == "of"):
                now = True
            if (info.denies and is_negation(info.plain, after)) or (
                info.imagines and now and is_maybe(info.plain, info.text, after, i == clause_start)
            ):
                now = False
            if info.sights:
                before = infos[i - 1].plain if i > clause_start else ""
                denied = denied or says_absent(info.plain, before, infos[i - 2].plain if i > clause_start + 1 else "")
        if info.names is not None:
            if i >= free:
                term, length = (info.names.term, 1) if info.trail or not info.names.longer else _longest(infos, i)
                if term is not None and (infos[i + length].names is None or not _leads_on(infos, i + length - 1)):
                    free = i + length
                    if now:
                        of_clause.append(term.key)
        elif info.quoted:
            if now:
                of_clause.append(mention_key("quoted", quotes[quote].text))
            quote += 1
        elif info.reads and i + 1 < len(pieces) and pieces[i + 1].isupper():
            return None
        if gap & _CLAUSE_END:
            if not denied:
                claimed.update(of_clause)
            of_clause.clear()
            now, denied, clause_start = True, False, i + 1
        elif gap & _PHRASE_END and (after in STARTS_ANEW or after in TURNS):
            now = True
    if not denied:
        claimed.update(of_clause)
    return claimed


def _longest(infos: list[_Piece], at: int) -> tuple[Term | None, int]:
    """The longest term that begins at a piece, with how many pieces it takes."""
    info = infos[at]
    node = info.names
    if node is None:
        return None, 0
    term, length = node.term, 1
    i = at
    while node.longer and not info.trail:
        i += 1
        info = infos[i]
        if info.lead:
            break
        found = node.longer.get(info.plain)
        if found is None:
            break
        node = found
        if node.term is not None:
            term, length = node.term, i - at + 1
    return term, length


def _leads_on(infos: list[_Piece], last: int) -> bool:
    """“stone church towers”: a name right before another one says what the other is like."""
    info, following = infos[last], infos[last + 1]
    if info.trail or following.lead or following.names is None:
        return False
    return _longest(infos, last + 1)[0] is not None


class _Pieces(dict[str, _Piece]):
    """Every piece that was read, up to a number."""

    def __missing__(self, piece: str) -> _Piece:
        if len(self) >= _REMEMBERED_PIECES:
            self.clear()
        read = self[piece] = _read(piece)
        return read


_PIECES = _Pieces()


def _read(piece: str) -> _Piece:
    """What a piece means."""
    core = piece.rstrip(",.;:!?")
    if core.isascii() and core.isalnum() and core.lower() not in _RELEVANT:
        return _NOTHING if core == piece else _only_ending(piece[len(core) :])
    words = words_of(piece.replace(_QUOTED, "q"))
    if len(words.texts) != 1 or max(piece) > "\uffff":
        # Several words in one piece, or none: how they stand to each other is read at length.
        return _Piece(at_length=True, acts=True)
    text, plain = words.texts[0], words.plains[0]
    lead, trail = _ends(words.gaps[0]), _ends(words.gaps[1])
    if _QUOTED in piece:
        return _Piece(lead=lead, trail=trail, quoted=True, at_length=text != "q", acts=True)
    capital = text[0] != text[0].lower()
    read = _Piece(
        plain,
        text,
        lead,
        trail,
        names=_ROOTS.get(plain),
        turns=plain in TURNS,
        denies=plain in NEGATIONS,
        imagines=plain in IMAGINING,
        sights=plain != "lacking" and is_absence_or_sight(plain),
        reads=plain in READS,
        names_behind=capital and plain in BEHIND,
        at_length=capital and plain in BEFORE,
    )
    read.moves = read.turns or read.denies or read.imagines or read.sights
    read.acts = bool(lead or trail or read.names or read.moves or read.reads or read.names_behind or read.at_length)
    return read if read.acts or plain in _NEIGHBOURS or plain.endswith("n't") else _NOTHING


@lru_cache(maxsize=256)
def _only_ending(marks: str) -> _Piece:
    """A word that means nothing, and marks behind it."""
    return _Piece(trail=_ends(marks), acts=True)


def _ends(gap: str) -> int:
    if gap == "":
        return 0
    return _SOMETHING | (_PHRASE_END if PHRASE.search(gap) else 0) | (_CLAUSE_END if CLAUSE.search(gap) else 0)


@lru_cache(maxsize=1 << 14)
def _changes_nothing(quoted: str) -> bool:
    """Whether a quotation's words leave the sentence around it as it is."""
    if CLAUSE.search(quoted) or PHRASE.search(quoted) or _QUOTED in quoted:
        return False
    return all(not (plain in CARRYING or plain in READS or plain.endswith("n't")) for plain in words_of(quoted).plains)
