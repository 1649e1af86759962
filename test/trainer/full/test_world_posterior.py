from __future__ import annotations

import math

import numpy as np
import pytest

from globe_trainer.world.bayes import Means, Measure, distances_km
from globe_trainer.world.clues import World, read_world, weights
from globe_trainer.world.parts import TEST, hold_out
from globe_trainer.world.posterior import by_country, posterior_of
from globe_trainer.world.scenes import draw_scene

WORLD = read_world()
HOLDING = hold_out(WORLD, "Baltic states", 20)


def test_weights_are_read_as_shares() -> None:
    assert weights("tiled roof 3, flat roof 1") == {"tiled roof": 0.75, "flat roof": 0.25}
    assert weights("white with red band") == {"white with red band": 1.0}


def test_every_table_is_a_distribution() -> None:
    assert len(WORLD.countries) >= 40
    assert len(WORLD.cities) >= 150
    for clue in WORLD.clues.values():
        assert clue.values_in.shape == (len(WORLD.cities), len(clue.values))
        assert clue.values_in.min() >= 0
        assert np.allclose(clue.values_in.sum(axis=1), 1)
        assert ((clue.shown >= 0) & (clue.shown <= 1)).all()


def test_posterior_by_hand() -> None:
    """Two cities, one clue that could be seen: seen so, seen otherwise, not there, hidden."""
    world = _two_cities()
    prior = np.array([0.5, 0.5])
    assert posterior_of(world, prior, {"roof": "red"}, {"roof"})[0] == pytest.approx(0.8 * 0.9 / (0.8 * 0.9 + 0.4 * 0.25))
    assert posterior_of(world, prior, {"roof": "grey"}, {"roof"})[0] == pytest.approx(0.8 * 0.1 / (0.8 * 0.1 + 0.4 * 0.75))
    assert posterior_of(world, prior, {}, {"roof"})[0] == pytest.approx(0.2 / (0.2 + 0.6))
    assert posterior_of(world, prior, {}, set())[0] == pytest.approx(0.5)


def test_what_nothing_of_the_prior_can_show_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing of the prior"):
        posterior_of(WORLD, _only(0), {"side": "left"}, {"side"})


def test_posterior_is_right_as_often_as_it_says() -> None:
    """Monte Carlo: the best answer is right in the share that the posterior promises, at every level of belief."""
    prior = HOLDING.prior_of(WORLD, "")
    rng = np.random.default_rng(20)
    promised, right = [], []
    city_promised, city_right = [], []
    for _ in range(6000):
        city = int(rng.choice(len(prior), p=prior))
        scene = draw_scene(WORLD, city, rng)
        belief = posterior_of(WORLD, prior, scene.visible, scene.open)
        country = by_country(WORLD, belief)
        promised.append(country.max())
        right.append(int(country.argmax()) == WORLD.country_of[city])
        city_promised.append(belief.max())
        city_right.append(int(belief.argmax()) == city)
    for chances, outcomes in ((promised, right), (city_promised, city_right)):
        p, y = np.array(chances), np.array(outcomes)
        assert abs(p.mean() - y.mean()) < 4 * math.sqrt(0.25 / len(p))
        for low in np.arange(0, 1, 0.2):
            inside = (p >= low) & (p < low + 0.2)
            if inside.sum() > 100:
                spread = math.sqrt((p[inside] * (1 - p[inside])).sum()) / inside.sum()
                assert abs(p[inside].mean() - y[inside].mean()) < 4 * spread + 1e-3


def test_what_is_hidden_says_nothing_about_the_place() -> None:
    """Which clues could be seen is drawn alike everywhere, but for what wall, sky and taxi let be seen."""
    counts = []
    for city in (0, 60, 120):
        rng = np.random.default_rng(5)
        seen = [draw_scene(WORLD, city, rng).open - {"paint", "sun", "side"} for _ in range(400)]
        counts.append([sum(kind in kinds for kinds in seen) for kind in WORLD.clues])
    assert counts[0] == counts[1] == counts[2]


def test_ceiling_is_the_mean_of_the_chances() -> None:
    measure, means = Measure(WORLD), Means()
    means.add(measure.chances(_only(3)))
    means.add(measure.chances((_only(3) + _only(4)) / 2))
    figures = means.figures()
    assert figures["best_city"] == 0.75
    same = WORLD.country_of[3] == WORLD.country_of[4]
    assert figures["best_country"] == (1.0 if same else 0.75)
    near = distances_km(WORLD)[3, 4] <= 2500
    assert figures["best_2500_km"] == (1.0 if near else 0.75)


def test_outcomes_are_held_against_the_truth() -> None:
    names = [city.name for city in WORLD.cities]
    helsinki, tampere, tokyo = (names.index(name) for name in ("Helsinki", "Tampere", "Tokyo"))
    measure = Measure(WORLD)
    assert measure.outcomes(_only(tampere), helsinki) == {
        "country": 1, "city": 0, "25_km": 0, "200_km": 1, "750_km": 1, "2500_km": 1,
    }  # fmt: skip
    assert set(measure.outcomes(_only(tokyo), helsinki).values()) == {0}
    assert set(measure.outcomes(None, helsinki).values()) == {0}


def test_distances_agree_with_a_known_one() -> None:
    names = [city.name for city in WORLD.cities]
    assert distances_km(WORLD)[names.index("Helsinki"), names.index("Tokyo")] == pytest.approx(7815, rel=0.005)


def test_parts_do_not_share_what_is_held_out() -> None:
    train, cities, region = (HOLDING.prior_of(WORLD, held) for held in ("", "city", "region"))
    assert not ((train > 0) & (cities > 0)).any()
    assert not ((train > 0) & (region > 0)).any()
    assert (cities > 0).sum() == 20
    held_countries = {WORLD.countries[WORLD.country_of[at]].code for at in np.flatnonzero(region)}
    assert held_countries == {"EE", "LV", "LT"}
    trained = {int(WORLD.country_of[at]) for at in np.flatnonzero(train)}
    assert all(int(WORLD.country_of[at]) in trained for at in np.flatnonzero(cities))
    assert TEST.held_out == ""


def _only(city: int) -> np.ndarray:
    belief = np.zeros(len(WORLD.cities))
    belief[city] = 1
    return belief


def _two_cities() -> World:
    from globe_trainer.world.clues import Clue

    clue = Clue("roof", ("red", "grey"), np.array([0.8, 0.4]), np.array([[0.9, 0.1], [0.25, 0.75]]))
    return World((), (), {"roof": clue}, {}, (), np.array([0, 1]))
