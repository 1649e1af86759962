import { beforeEach, describe, expect, it } from 'vitest'
import type { PhotoId } from '../../../../../electron/contract/ids.ts'
import { blankDraft } from '../../../../../renderer/features/verdict/drafts.ts'
import { useVerdict } from '../../../../../renderer/features/verdict/store.ts'

const photoId = '22222222-2222-4222-8222-222222222222' as PhotoId
const spot = { lat: 38.71057, lon: -9.13864 }

describe('a verdict’s place that is pointed at', () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
    Object.assign(globalThis, { localStorage: storage })
    useVerdict.setState({ photoId, draft: { ...blankDraft(photoId), precision: 'exact' }, picking: true })
  })

  it('goes by its coordinates, and the map is free again', () => {
    useVerdict.getState().takePin(spot)
    expect(useVerdict.getState()).toMatchObject({
      picking: false,
      draft: { at: spot, placeName: '38.71057° N, 9.13864° W', placeId: null, countryCode: null },
    })
  })

  it('keeps the name that was typed for it, and not the one of a place that was chosen before', () => {
    const { change, takePin } = useVerdict.getState()
    change({ placeName: 'The corner by the pharmacy' })
    takePin(spot)
    expect(useVerdict.getState().draft).toMatchObject({ at: spot, placeName: 'The corner by the pharmacy' })
    change({ placeName: 'Porto, Portugal', placeId: 2735943 as never, at: { lat: 41.15, lon: -8.61 } })
    takePin(spot)
    expect(useVerdict.getState().draft).toMatchObject({ at: spot, placeName: '38.71057° N, 9.13864° W', placeId: null })
  })
})
