"""Whether words are claimed to be true of the photo: “no palm trees” and “one would expect vineyards” claim nothing to be seen."""

from __future__ import annotations

from typing import Literal

from globe_trainer.lexicon.shared_file import phrases, word_pairs, words_for
from globe_trainer.lexicon.words import Words

Stance = Literal["claimed", "negated", "hypothetical"]

NEGATIONS = words_for("negations")
#: What stands behind one of these is not denied: “not only trams but buses”, “no doubt a church”, “no longer used”.
_NOT_DENYING = {word: frozenset(after.split(" ")) for word, after in word_pairs("notDenyingBefore").items()}
_NEEDS_NEXT = word_pairs("negatesBefore")
_MAYBE = words_for("imagines")
#: General knowledge and inference: what stands behind is said of a place, not of the photo.
_ELSEWHERE = phrases("speaksOfElsewhere")
_INFERS = words_for("infers")
#: A new statement begins: what was denied before it is not denied behind it.
TURNS = words_for("turns")
STARTS_ANEW = words_for("startsAnew")
_ABSENT = words_for("absent")
_COPULAS = words_for("copulas")
_SEEN = words_for("seen")

#: What stands behind one of these may be imagined.
IMAGINING = _MAYBE | _INFERS | {phrase.split(" ")[0] for phrase in _ELSEWHERE}
#: Without one of these, or a word in “…n't”, everything is claimed.
UNCLAIMING = NEGATIONS | IMAGINING | _ABSENT

#: All words that a stance depends on.
CARRYING = (
    UNCLAIMING
    | TURNS
    | STARTS_ANEW
    | _COPULAS
    | _SEEN
    | frozenset(word for words in _NOT_DENYING.values() for word in words)
    | frozenset(_NEEDS_NEXT.values())
    | {word for phrase in _ELSEWHERE for word in phrase.split(" ")}
)


def stances_of(words: Words, foreign: list[bool] | None) -> list[Stance]:
    """The stance of each word. Words that are `foreign` (a quotation's own) deny and imagine nothing; None where no word is."""
    plains = words.plains
    stances: list[Stance] = []
    now: Stance = "claimed"
    clause_start = 0
    denied = False
    for i, plain in enumerate(plains):
        ends_clause = words.ends_clause(i)
        # A new sentence's first word belongs to no phrase of this one.
        after = "" if ends_clause else plains[i + 1]
        if plain in TURNS and not (plain == "instead" and after == "of"):
            now = "claimed"
        if foreign is None or not foreign[i]:
            if is_negation(plain, after):
                now = "negated"
            elif now == "claimed" and is_maybe(plain, words.texts[i], after, i == clause_start):
                now = "hypothetical"
            if plain != "lacking" and is_absence_or_sight(plain):
                before = plains[i - 1] if i > clause_start else ""
                denied = denied or says_absent(plain, before, plains[i - 2] if i > clause_start + 1 else "")
        stances.append(now)
        if ends_clause:
            if denied:
                for j in range(clause_start, i + 1):
                    if stances[j] == "claimed":
                        stances[j] = "negated"
            now, denied, clause_start = "claimed", False, i + 1
        elif (after in STARTS_ANEW or after in TURNS) and words.ends_phrase(i):
            now = "claimed"
    return stances


def is_negation(plain: str, after: str) -> bool:
    if plain not in NEGATIONS or after in _NOT_DENYING.get(plain, ()):
        return False
    needed = _NEEDS_NEXT.get(plain)
    return needed is None or needed == after


def is_maybe(plain: str, text: str, after: str, starts_clause: bool) -> bool:
    # The month begins with a capital, and so does the first word of a sentence.
    if plain in _MAYBE and (text == plain or (starts_clause and (plain != "may" or after == "be"))):
        return True
    return plain in _INFERS or f"{plain} {after}" in _ELSEWHERE


def is_absence_or_sight(plain: str) -> bool:
    """Whether the word may say that something is not there, by the words before it."""
    return plain in _ABSENT or plain in _SEEN


def says_absent(plain: str, before: str, two_before: str) -> bool:
    """“… is missing”, “… are not visible”, “… cannot be seen”: of a word of absence or sight, by the two words before it."""
    if plain in _ABSENT:
        return before in _COPULAS or two_before in _COPULAS
    return before == "not" or before.endswith("n't") or (before == "be" and two_before in ("cannot", "not", "can't"))
