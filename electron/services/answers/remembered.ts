import type { LatLon } from '../../contract/geography.ts'
import type { Answer } from '../../contract/runs.ts'
import { resolveAnswer } from '../../core/places/resolve-answer.ts'
import type { Places } from '../places/places.ts'

type Resolved = ReturnType<typeof resolveAnswer>

/** More names and points than the cases of a day hold; beyond, everything is looked up anew. */
const REMEMBERED_AT_MOST = 5000

/**
 * The gazetteer with a memory, for answers that are computed again at every judgement: it does not change while it is open, so
 * what was looked up once stays true.
 */
export function rememberingLookup(places: Places) {
  const reversed = new Map<string, ReturnType<Places['reverse']>>()
  const resolved = new Map<string, Resolved>()
  return {
    country: places.country,
    reverse: (at: LatLon) => remembered(reversed, `${at.lat},${at.lon}`, () => places.reverse(at)),
    resolve: ({ country, city }: Pick<Answer, 'country' | 'city'>) =>
      remembered(resolved, JSON.stringify([country, city]), () => resolveAnswer({ country, city }, places)),
  }
}

function remembered<Value>(memory: Map<string, Value>, key: string, look: () => Value): Value {
  const known = memory.get(key)
  if (known !== undefined) return known
  if (memory.size >= REMEMBERED_AT_MOST) memory.clear()
  const value = look()
  memory.set(key, value)
  return value
}
