import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runSteps } from '../../../../electron/hosts/setup/run-steps.mjs'

let root: string
let runs: string[]
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'steps-'))
  writeFileSync(join(root, 'in'), '1')
  runs = []
})
afterEach(() => rmSync(root, { recursive: true }))

const step = (id: string, run = async () => {}) => ({
  id,
  title: id,
  inputs: ['in'],
  outputs: [`out-${id}`],
  run: async () => {
    runs.push(id)
    await run()
    writeFileSync(join(root, `out-${id}`), '')
  },
})
const never = new AbortController().signal

test('steps run in order, and only those whose inputs changed run again', async () => {
  const steps = [step('a'), step('b')]
  await runSteps(root, steps, never)
  await runSteps(root, steps, never)
  expect(runs).toEqual(['a', 'b'])
  rmSync(join(root, 'out-b'))
  await runSteps(root, steps, never)
  expect(runs).toEqual(['a', 'b', 'b'])
})

test('a failed step is not marked, and the place is free for the next try', async () => {
  let works = false
  const steps = [
    step('a', async () => {
      if (!works) throw new Error('no network')
    }),
  ]
  await expect(runSteps(root, steps, never)).rejects.toThrow('no network')
  expect(existsSync(join(root, '.cache/setup/lock'))).toBe(false)
  works = true
  await runSteps(root, steps, never)
  expect(runs).toEqual(['a', 'a'])
})

test('Ctrl-C leaves a step that cannot be stopped, and what was done before stays done', async () => {
  const controller = new AbortController()
  const endless = step('b', () => {
    controller.abort(new Error('stopped'))
    return new Promise(() => {})
  })
  await expect(runSteps(root, [step('a'), endless], controller.signal)).rejects.toThrow('stopped')
  expect(readdirSync(join(root, '.cache/setup'))).toEqual(['a.json'])
})

test('two set-ups of one checkout take turns', async () => {
  const both = [step('a', () => new Promise((resolve) => setTimeout(resolve, 50)))]
  await Promise.all([runSteps(root, both, never), runSteps(root, both, never)])
  expect(runs).toEqual(['a'])
})

test('the place of a set-up that died is taken over', async () => {
  await runSteps(root, [step('a')], never)
  writeFileSync(join(root, '.cache/setup/lock'), '999999999')
  await runSteps(root, [step('b')], never)
  expect(runs).toEqual(['a', 'b'])
})
