import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createForesight } from '../../../../electron/services/answers/foresight.ts'

function watched(compute = (evidence: number) => ({ answerTo: evidence })) {
  const computed: number[] = []
  const bugs: unknown[] = []
  const closing = new AbortController()
  const foresight = createForesight(
    (evidence: number) => {
      computed.push(evidence)
      return compute(evidence)
    },
    { signal: closing.signal, onBug: (error) => bugs.push(error) },
  )
  return { ...foresight, computed, bugs, close: () => closing.abort() }
}

const idle = async () => {
  for (let turn = 0; turn < 10; turn++) await setImmediate()
}

describe('foresight', () => {
  it('has the answers ready that were foreseen', async () => {
    const { answer, foresee, computed } = watched()
    foresee([1, 2, 3])
    expect(computed).toEqual([])
    await idle()
    expect(computed).toEqual([1, 2, 3])
    expect(answer(2)).toEqual({ answerTo: 2 })
    expect(computed).toEqual([1, 2, 3])
  })

  it('works one out at a time, and lets whoever waits go first', async () => {
    const { answer, foresee, computed } = watched()
    foresee([1, 2, 3])
    await setImmediate()
    answer(9)
    await idle()
    // What was foreseen belonged to the evidence before.
    expect(computed).toEqual([1, 9])
  })

  it('goes on foreseeing after a judgement that it had foreseen, for it may be undone', async () => {
    const { answer, foresee, computed } = watched()
    foresee([1, 2])
    await setImmediate()
    answer(1)
    await idle()
    expect(computed).toEqual([1, 2])
  })

  it('forgets the claim before when another is looked at', async () => {
    const { foresee, computed } = watched()
    foresee([1, 2])
    foresee([3])
    await idle()
    expect(computed).toEqual([3])
  })

  it('keeps what was used last and gives up the oldest', async () => {
    const { answer, computed } = watched()
    answer(0)
    for (let evidence = 1; evidence < 100; evidence++) {
      answer(evidence)
      answer(0)
    }
    expect(computed.filter((evidence) => evidence === 0)).toHaveLength(1)
    answer(1)
    expect(computed.filter((evidence) => evidence === 1)).toHaveLength(2)
  })

  it('tells of a bug and goes on; once closed it works nothing out', async () => {
    const { answer, foresee, computed, bugs, close } = watched((evidence) => {
      if (evidence === 1) throw new Error('broken')
      return { answerTo: evidence }
    })
    foresee([1, 2])
    await idle()
    expect(bugs).toEqual([new Error('broken')])
    expect(computed).toEqual([1, 2])
    expect(() => answer(1)).toThrow('broken')
    foresee([3])
    close()
    await idle()
    expect(computed).not.toContain(3)
  })
})
