"""A bare name from what stands behind `country:` or `city:`."""

from __future__ import annotations

import re
import unicodedata

from globe_trainer.lexicon.characters import LETTER_OR_NUMBER, SPACE, trimmed, utf16_length

#: No country or city has a longer name; the longest official city name (Bangkok's) is written short everywhere.
_LONGEST_NAME = 120

_S = f"[{SPACE}]"
_UNKNOWN = re.compile(
    rf"(?:unknown|unclear|uncertain|undetermined|undeterminable|indeterminate|unidentified|unidentifiable|unspecified|unsure"
    rf"|n\.?{_S}?/?{_S}?a\.?|none|null|nil|undefined|tbd"
    rf"|not{_S}+(?:known|sure|clear|specified|available|applicable|determined|identifiable|visible|given|possible|certain)"
    rf"|cannot|can(?:'|’)t|could{_S}+not|unable|impossible|i{_S}+do(?:n(?:'|’)t|{_S}+not){_S}+know"
    rf"|no{_S}+(?:idea|city|country|answer|information)|(?:country|city)(?:{_S}+name)?)(?!{LETTER_OR_NUMBER})",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    rf"{_S}*[(（\[][^()（）\[\]]{{0,80}}(?:likely|probabl|possibl|perhaps|maybe|uncertain|sure|guess|approx|estimat|confiden|%)"
    rf"[^()（）\[\]]{{0,80}}[)）\]]{_S}*\Z",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "„": "“"}
_OPENING_MARKS = re.compile(rf"\A[{SPACE}*_`#>~\-–—•·|\[{{(:：=＝]+")
_CLOSING_MARKS = re.compile(rf"[{SPACE}*_`~|\[\]{{}};,，；、。!！:：\-–—\"”]+\Z")
_SPACES = re.compile(f"{_S}{{1,400}}")
#: Control and format characters and U+FFFD come from broken bytes; no place is spelt with them.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\u200b\ufeff\u202a-\u202e\u2066-\u2069]")
_SENTENCE_END = re.compile(f"[.。]{_S}")


def name_in(raw: str) -> str | None:
    """The name; None where nothing stands there, or that it is not known, or what is no name."""
    clipped = _CONTROLS.sub(" ", raw[: 4 * _LONGEST_NAME])
    cleaned = _trim_end(_first_sentence(_OPENING_MARKS.sub("", clipped)))
    cleaned = _HEDGE.sub("", _trim_end(trimmed(_unquoted(cleaned))))
    cleaned = unicodedata.normalize("NFC", _SPACES.sub(" ", cleaned))
    if not cleaned or all(unicodedata.category(c)[0] in "PS" or c in " " for c in cleaned):
        return None
    if _UNKNOWN.match(cleaned):
        return None
    if utf16_length(raw) > 4 * _LONGEST_NAME or utf16_length(cleaned) > _LONGEST_NAME:
        return None
    return cleaned if any(unicodedata.category(c)[0] == "L" for c in cleaned) else None


def _trim_end(text: str) -> str:
    # Cut by hand from the end: a pattern that ends in `\Z` would try every run of marks inside a long text.
    end = len(text)
    while end > 0 and _CLOSING_MARKS.match(text, end - 1, end):
        end -= 1
    cut = text[:end]
    # A full stop ends the sentence unless it belongs to an abbreviation: `Washington, D.C.`
    return cut[:-1] if cut.endswith((".", "．")) and not _is_abbreviated(cut) else cut


def _is_abbreviated(text: str) -> bool:
    if text.endswith("St."):
        return True
    return (
        text.endswith(".")
        and len(text) > 1
        and unicodedata.category(text[-2]) == "Lu"
        and (len(text) == 2 or text[-3] == "." or re.fullmatch(_S, text[-3]) is not None)
    )


def _unquoted(text: str) -> str:
    close = _QUOTES.get(text[:1])
    if close is None:
        return text
    end = text.find(close, 1)
    if end >= 0:
        return text[1:end]
    # A lone apostrophe may belong to the name: ’s-Hertogenbosch.
    return text if close in "'’" or text.startswith("’") else text[1:]


def _first_sentence(text: str) -> str:
    """Without words behind the name: `Helsinki. The tram …`; a short word before the stop (St., Mt.) ends no sentence."""
    for stop in _SENTENCE_END.finditer(text):
        at = stop.start()
        before, after = text[max(0, at - 4) : at], text[stop.end() : stop.end() + 1]
        if (
            len(before) == 4
            and all(unicodedata.category(c) == "Ll" for c in before)
            and after
            and unicodedata.category(after) == "Lu"
        ):
            return text[:at]
    return text
