from __future__ import annotations

import unittest

from globe_trainer.training.alarms import WINDOW, Watch


def told(**series: list[float]) -> list[str]:
    watch = Watch()
    length = len(next(iter(series.values())))
    names = {name.replace("__", "/"): values for name, values in series.items()}
    return [
        alarm.kind for step in range(length) for alarm in watch.step(step, {name: values[step] for name, values in names.items()})
    ]


def ramp(start: float, end: float, steps: int = 3 * WINDOW) -> list[float]:
    return [start] * WINDOW + [start + (end - start) * step / steps for step in range(1, steps + 1)] + [end] * WINDOW


class Alarms(unittest.TestCase):
    def test_a_quiet_run_tells_nothing(self) -> None:
        self.assertEqual(
            told(
                reward=ramp(0.2, 0.9),
                entropy=ramp(2, 1),
                kl=ramp(0.001, 0.04),
                entities=ramp(3, 4),
                frac_reward_zero_std=ramp(0.1, 0.5),
            ),
            [],
        )

    def test_each_that_goes_wrong_is_told_by_its_name(self) -> None:
        self.assertEqual(set(told(entropy=ramp(2, 0.1))), {"entropy-collapsing"})
        self.assertEqual(set(told(kl=ramp(0.02, 0.4))), {"kl-running-away"})
        self.assertEqual(set(told(entities=ramp(3, 9))), {"entities-inflating"})
        self.assertEqual(set(told(frac_reward_zero_std=ramp(0.2, 1.0))), {"groups-without-spread"})
        self.assertEqual(set(told(completions__mean_length=ramp(90, 8))), {"length-collapsing"})
        self.assertEqual(set(told(**{"clip_ratio__region_mean": ramp(0, 0.5)})), {"ratios-clipped"})
        self.assertEqual(
            set(told(rewards__format__mean=ramp(0.4, 1.0), rewards__geo__mean=ramp(0.3, 0.3))), {"form-without-accuracy"}
        )
        self.assertEqual(set(told(completions__clipped_ratio=ramp(0, 0.9))), {"completions-clipped"})
        self.assertEqual(told(reward=[0.1, float("nan")]), ["not-a-number"])

    def test_the_same_is_not_told_every_step(self) -> None:
        self.assertLess(len(told(kl=ramp(0.02, 0.4, 5 * WINDOW))), 4)

    def test_reward_up_while_held_out_accuracy_falls(self) -> None:
        watch = Watch()
        self.assertEqual(watch.held_out(0, 0.3, 0.50), [])
        self.assertEqual(watch.held_out(10, 0.4, 0.55), [])
        self.assertEqual(watch.held_out(20, 0.5, 0.54), [])
        self.assertEqual([alarm.kind for alarm in watch.held_out(30, 0.6, 0.45)], ["reward-without-accuracy"])


if __name__ == "__main__":
    unittest.main()
