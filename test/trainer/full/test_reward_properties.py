"""What holds of the rewards for any words."""

import string
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.lexicon.claims import claimed_keys
from globe_trainer.lexicon.mentions import claimed_at_length, mentions_in
from globe_trainer.lexicon.terms import term_named
from globe_trainer.rewards.form import form
from globe_trainer.rewards.geo import accepted, geo, geo_score
from globe_trainer.rewards.likeness import alike
from globe_trainer.rewards.loc import share_among, share_of_yes
from globe_trainer.rewards.vis import vis
from globe_trainer.rewards.visible import LEVELS_UP, visible_of

THINGS = ("tram", "church", "bus", "palm tree", "bollard", "castle", "volcano", "camel", "ferry", "mosque", "windmill", "penguin")
PIECES = st.sampled_from(
    [
        *("tram", "trams", "bus", "church", "lamp", "street", "red", "Charles", "Bridge", "Mount", "EXIT", "reads", "leaves"),
        *(
            "no",
            "not",
            "isn't",
            "could",
            "absent",
            "is",
            "missing",
            "visible",
            "but",
            "instead",
            "of",
            "which",
            "there",
            "the",
            "The",
        ),
        *(".", ",", ";", ":", '"', "'", "“", "”", "«", "»", "\n", "🚋", "é", "日本", "-", "–", "(", ")", "and", "In"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map(" ".join), st.lists(PIECES).map("".join))
ELEMENTS = st.lists(st.fixed_dictionaries({"kind": st.sampled_from(["thing", "text"]), "label": TEXTS}), max_size=6)
ALPHA = st.floats(0, 1)


def thought(reasoning: str) -> str:
    return f"<think>{reasoning}</think><answer>country: A\ncity: B</answer>"


@given(TEXTS)
def test_claims_are_the_same_by_pieces_and_at_length(text: str) -> None:
    assert claimed_keys(text) == claimed_at_length(text)


@given(TEXTS)
def test_mentions_lie_in_the_text_one_behind_the_other(text: str) -> None:
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    last = 0
    for mention in mentions_in(text):
        assert last <= mention.start < mention.end
        last = mention.end
    assert last <= units


@given(st.lists(TEXTS, min_size=1, max_size=4), ELEMENTS)
def test_vis_is_a_share_and_each_completion_has_its_own(texts: list[str], elements: list[dict[str, str]]) -> None:
    completions = [thought(text) for text in texts]
    together = vis(completions, visual_elements=[elements] * len(texts))
    assert together == [vis([one], visual_elements=[elements])[0] for one in completions]
    assert all(score is not None and 0 <= score <= 1 for score in together)


@given(st.lists(st.sampled_from(THINGS), unique=True, min_size=1), st.sets(st.sampled_from(THINGS)))
def test_vis_is_the_share_of_what_is_there_however_often_it_is_said(named: list[str], there: set[str]) -> None:
    elements = [{"kind": "thing", "label": label} for label in there]
    said = ", ".join(f"a {thing}" for thing in named)
    share = sum(thing in there for thing in named) / len(named)
    for reasoning in (f"I see {said}.", f"I see {said}. I see {said}."):
        (score,) = vis([thought(reasoning)], visual_elements=[elements])
        assert score is not None and abs(score - share) < 1e-12


@given(st.lists(st.sampled_from(THINGS), unique=True, min_size=2))
def test_every_invented_thing_costs(named: list[str]) -> None:
    elements = [{"kind": "thing", "label": named[0]}]
    scores = [
        vis([thought("I see " + ", ".join(f"a {one}" for one in named[: count + 1]) + ".")], visual_elements=[elements])[0] or 0.0
        for count in range(len(named))
    ]
    assert scores[0] == 1.0
    assert all(later < earlier for earlier, later in pairwise(scores))


@given(st.sampled_from(THINGS))
def test_what_is_visible_is_visible_as_what_it_is_a_kind_of_two_levels_up(thing: str) -> None:
    visible = visible_of([{"kind": "thing", "label": thing}])
    term = term_named(thing)
    for level in range(LEVELS_UP + 2):
        if term is None:
            break
        assert (term.key in visible.keys) == (level <= LEVELS_UP)
        term = term_named(term.broader) if term.broader else None


@given(st.text(), st.text(), st.lists(st.text()), st.lists(st.text()), ALPHA)
def test_geo_is_one_of_three_values(country: str, city: str, countries: list[str], cities: list[str], alpha: float) -> None:
    completion = f"<answer>country: {country}\ncity: {city}</answer>"
    (score,) = geo([completion], accepted_countries=[countries], accepted_cities=[cities], alpha=alpha)
    assert any(score == value for value in (0.0, 1 - alpha, alpha + (1 - alpha)))


@given(st.text(string.ascii_letters, min_size=2), ALPHA)
def test_geo_never_takes_a_part_of_a_name(name: str, alpha: float) -> None:
    answer = parse_answer(f"<answer>country: {name}\ncity: {name}</answer>")
    assert geo_score(answer, accepted([f"{name} x", f"x{name}", name[:-1]]), frozenset(), alpha) == 0.0


@given(TEXTS)
def test_any_words_are_read_and_rewarded(text: str) -> None:
    for completion in (text, f"<think>{text}", f"<answer>{text}</answer>", f"country: {text}"):
        parse_answer(completion)
        assert form([completion])[0] in (0.0, 1.0)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) == alike(other, one)


@given(st.floats(-1e4, 0), st.floats(-1e4, 0))
def test_the_share_of_yes_and_the_share_of_no_are_one(log_yes: float, log_no: float) -> None:
    assert abs(share_of_yes(log_yes, log_no) + share_of_yes(log_no, log_yes) - 1) < 1e-9
    assert share_among([("yes", log_yes), ("no", log_no)]) == share_of_yes(log_yes, log_no)
