"""What mentions of one thing have in common."""

from __future__ import annotations

from globe_trainer.lexicon.fold_name import fold_name

#: Keys of longer names are cut.
_LONGEST = 120


def mention_key(kind: str, head: str) -> str:
    """`vehicle:tram`; names and quotations are the same in whichever case and with or without accents."""
    return f"{kind}:{fold_name(head)[:_LONGEST] if kind in ('quoted', 'landmark') else head}"
