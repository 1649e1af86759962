// Claims checked for real: text against what the reader reads in a generated sign, the rest by the tiny model through the addon.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { boxIn } from '../../../electron/core/entities/box-on-photo.ts'
import { openNodeChild } from '../../../electron/services/children/node-line.ts'
import { createEngine } from '../../../electron/services/inference/engine.ts'
import type { ComposeEvent } from '../../../electron/services/inference/engine-protocol.ts'
import { listLog } from '../../../electron/services/store/log.ts'
import { ensureTestModel } from '../../../models/fixtures/ensure-test-model.ts'
import { boxGrammar, boxPrompt } from '../../../models/prompts/visible-question.ts'
import { check, finishedRunSaying, type GroundingRoom, openGroundingRoom, runSaying } from './checked-run.ts'

const SIGN = ['PADARIA LISBOA', 'ABERTO 24 HORAS']
const REASONINGS = [
  'The sign reads “Padaria Lisboa” above a narrow street with a red tram. No palm trees can be seen.',
  'A red tram and utility poles. A sign says “Aberto 24 horas”, another “Zahnarzt Weber”. This may be Portugal.',
]

describe('checking what a run claims to see', () => {
  let room: GroundingRoom
  beforeAll(async () => {
    room = await openGroundingRoom(SIGN)
  })
  afterAll(async () => {
    expect(room.bugs).toEqual([])
    await room.close()
  })
  beforeEach(() => {
    room.asked.length = 0
  })

  it('finds quoted text on the sign, asks the model about the rest with and without the photo, and keeps each finding', async () => {
    const runId = finishedRunSaying(room, REASONINGS)
    const stages = new Set<string>()
    const found: string[] = []
    const ended = await check(room, runId, (event) => {
      if (event.type === 'check-progressed') stages.add(event.stage)
      if (event.type === 'entity-checked') found.push(event.key)
    })
    expect(ended).toMatchObject({ state: 'finished', problem: null })
    expect([...stages]).toEqual(expect.arrayContaining(['reading-text', 'asking-without-photo', 'asking']))

    const { entities, unclaimed, places } = room.grounding.ofRun(runId)
    const byKey = new Map(entities.map((entity) => [entity.key, entity]))
    expect(new Set(found)).toEqual(new Set(byKey.keys()))
    expect(ended.done).toBe(entities.length)
    expect(unclaimed.map(({ stance }) => stance)).toContain('negated')
    expect(places).toContainEqual({ name: 'Portugal', samples: [1], answeredBy: [0, 1] })

    const padaria = byKey.get('quoted:padaria lisboa')!
    expect(padaria).toMatchObject({ status: 'grounded', reason: 'read-in-photo', regionSource: 'text-line', seenProbability: null })
    // The first line of the sign stands in its upper half.
    for (const { x, y } of padaria.region!) expect([x > 0.05, x < 0.95, y > 0.2, y < 0.45]).toEqual([true, true, true, true])
    expect(byKey.get('quoted:aberto 24 horas')).toMatchObject({ status: 'grounded' })
    // What is not on the sign is not grounded, whatever the model says of it.
    expect(byKey.get('quoted:zahnarzt weber')!.status).not.toBe('grounded')

    const tram = byKey.get('vehicle:tram')!
    expect(tram).toMatchObject({ samples: [0, 1], asked: 'red tram' })
    for (const one of entities.filter(({ line }) => line === null)) {
      expect(one.seenProbability).toBeGreaterThanOrEqual(0)
      expect(one.seenProbability).toBeLessThanOrEqual(1)
      expect(one.controlProbability).toBeGreaterThanOrEqual(0)
      expect(one.controlProbability).toBeLessThanOrEqual(1)
    }
    const [control, looked] = room.asked
    expect(control!.image).toBeNull()
    expect(control!.opening.some(({ kind }) => kind === 'image')).toBe(false)
    expect(looked!.opening.filter(({ kind }) => kind === 'image')).toHaveLength(1)
    expect(looked!.questions).toEqual(control!.questions)
    // The photo makes a difference to what comes out.
    expect(entities.some(({ seenProbability, controlProbability }) => seenProbability !== controlProbability)).toBe(true)
    const actions = listLog(room.library.read, { limit: 10 }).map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['entities-check-asked', 'entities-check-finished']))

    // Asked again, there is nothing left to do.
    await check(room, runId)
    expect(room.asked).toHaveLength(2)
  })

  it('is cancelled with what was found kept, and goes on with the rest', async () => {
    const runId = finishedRunSaying(room, REASONINGS)
    const stopped = await check(room, runId, (event) => {
      if (event.type === 'check-progressed' && event.stage === 'asking-without-photo') room.grounding.cancel(runId)
    })
    expect(stopped).toMatchObject({ state: 'cancelled', problem: null })
    const kept = room.grounding.ofRun(runId).entities.filter(({ checkedAt }) => checkedAt !== null)
    expect(kept.map(({ key }) => key).sort()).toEqual(['quoted:aberto 24 horas', 'quoted:padaria lisboa'])
    expect(await check(room, runId)).toMatchObject({ state: 'finished' })
    expect(room.asked.at(-1)!.questions).toHaveLength(room.grounding.ofRun(runId).entities.length - 2)
  })

  it('fails in words when the engine dies, keeps what it had, and goes on from there', async () => {
    const runId = finishedRunSaying(room, REASONINGS)
    let killed = false
    const ended = await check(room, runId, (event) => {
      if (event.type !== 'entity-checked' || event.finding.seenProbability === null || killed) return
      killed = true
      process.kill(room.engine.pid!, 'SIGKILL')
    })
    expect(killed).toBe(true)
    const { entities } = room.grounding.ofRun(runId)
    const left = entities.filter(({ status }) => status === 'unchecked').length
    if (ended.state === 'failed') {
      expect(ended.problem).toMatchObject({ code: 'engine-died' })
      expect(entities.length - left).toBeGreaterThanOrEqual(3)
    }
    expect(await check(room, runId)).toMatchObject({ state: 'finished' })
    expect(room.grounding.ofRun(runId).entities.every(({ status }) => status !== 'unchecked')).toBe(true)
  })

  it('has nothing to ask where nothing is claimed, and refuses a run that is still under way', async () => {
    expect(await check(room, finishedRunSaying(room, ['No trees, no cars.']))).toMatchObject({ state: 'finished', total: 0 })
    expect(room.asked).toEqual([])
    const underWay = runSaying(room, REASONINGS)
    expect(() => room.grounding.check(underWay)).toThrow('still under way')
    expect(room.grounding.ofRun(underWay).entities.length).toBeGreaterThan(2)
  })
})

describe('asking where a thing is', () => {
  it('leaves the model four numbers to choose, whatever the thing is called', async () => {
    const engine = createEngine({ openChild: openNodeChild })
    try {
      const image = { rgb: new Uint8Array(280 * 140 * 3).map((_, i) => (i * 31) % 256), widthPx: 280, heightPx: 140 }
      const things = ['red tram', 'the words “"Bar\\ }]”', 'вывеска']
      const events: ComposeEvent[] = []
      await engine.compose(
        {
          model: await ensureTestModel('test-tiny'),
          image,
          prompt: boxPrompt(),
          grammars: things.map(boxGrammar),
          maxNewTokens: 200,
          maxImageTokens: 64,
        },
        { onEvent: (event) => events.push(event) },
      )
      const texts = events.flatMap((event) => (event.type === 'composed' ? [event.text] : []))
      expect(texts).toHaveLength(3)
      for (const [i, text] of texts.entries()) {
        expect(JSON.parse(text)).toMatchObject({ label: things[i] })
        expect(boxIn(text)).toHaveLength(4)
      }
      expect(events).toContainEqual({ type: 'image-encoded', widthPx: 280, heightPx: 140 })
    } finally {
      engine.close()
    }
  })
})
