import { expect, test } from 'vitest'
import { count } from '../../driver/run-trainer.ts'
import type { Tally } from '../../driver/tally.ts'

test('counts a report of pytest, failures and reasons by name', () => {
  const tally: Tally = { passed: 1, failures: [], skips: [] }
  count(
    `<?xml version="1.0"?><testsuites><testsuite name="pytest"><testcase classname="pure.test_a" name="one" time="0.1"/>
     <testcase classname="pure.test_a" name="two"><failure message="no &amp; no">…</failure></testcase>
     <testcase classname="full.test_b" name="three"><skipped type="pytest.skip" message="no &lt;GPU&gt;"/></testcase>
     <testcase classname="full.test_b" name="four"><error message="set-up"/></testcase></testsuite></testsuites>`,
    tally,
  )
  expect(tally).toEqual({
    passed: 2,
    failures: ['pure.test_a > two', 'full.test_b > four'],
    skips: [{ name: 'full.test_b > three', reason: 'no <GPU>' }],
  })
})

test('a report that was cut short is an error, not a success', () => {
  expect(() => count('<testsuites><testsuite><testcase classname="a" name="b"/>', { passed: 0, failures: [], skips: [] })).toThrow()
})
