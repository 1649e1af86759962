import type { OverlayFeature, OverlayShape } from '../../contract/map-exchange.ts'
import { DESCRIPTION_AT_MOST, FEATURES_AT_MOST, NAME_AT_MOST, POSITIONS_AT_MOST } from './limits.ts'

export type Position = [lon: number, lat: number]

/** Gathers what a file holds; what cannot be taken is counted, never guessed. */
export interface Collector {
  point(names: Names, at: Position | null): void
  line(names: Names, positions: readonly (Position | null)[]): void
  /** The first ring is the outside. */
  area(names: Names, rings: readonly (readonly (Position | null)[])[]): void
  /** Says in words what was not taken for another reason. */
  remark(sentence: string): void
  features: OverlayFeature[]
  /** What was not taken, one sentence a reason. */
  refused(): string[]
}

export interface Names {
  name: string
  description: string
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export function createCollector(): Collector {
  const features: OverlayFeature[] = []
  const remarks: string[] = []
  let positions = 0
  let outside = 0
  let tooShort = 0
  let tooMany = 0

  const add = ({ name, description }: Names, shape: OverlayShape, count: number) => {
    if (features.length >= FEATURES_AT_MOST || positions + count > POSITIONS_AT_MOST) {
      tooMany++
      return
    }
    positions += count
    features.push({ name: plain(name, NAME_AT_MOST), description: plain(description, DESCRIPTION_AT_MOST), shape })
  }
  const sound = (list: readonly (Position | null)[]): Position[] => {
    const kept = list.filter((position) => position !== null && onEarth(position)) as Position[]
    outside += list.length - kept.length
    return kept
  }
  const closed = (ring: Position[]): Position[] => {
    const [first, last] = [ring[0], ring.at(-1)]
    return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
  }
  return {
    features,
    point(names, at) {
      const [position] = sound([at])
      if (position) add(names, { kind: 'point', at: position }, 1)
    },
    line(names, list) {
      const line = sound(list)
      if (line.length < 2) tooShort++
      else add(names, { kind: 'line', line }, line.length)
    },
    area(names, rings) {
      const [outer, ...holes] = rings.map((ring) => closed(sound(ring)))
      if (!outer || outer.length < 4) {
        tooShort++
        return
      }
      const kept = [outer, ...holes.filter((hole) => hole.length >= 4)]
      add(
        names,
        { kind: 'area', rings: kept },
        kept.reduce((sum, ring) => sum + ring.length, 0),
      )
    },
    remark: (sentence) => void remarks.push(sentence),
    refused: () => [
      ...remarks,
      ...(outside > 0 ? [`${counted(outside, 'position')} outside of the Earth or not a number`] : []),
      ...(tooShort > 0
        ? [tooShort === 1 ? '1 line or area with too few positions' : `${tooShort} lines or areas with too few positions`]
        : []),
      ...(tooMany > 0
        ? [`${counted(tooMany, 'place')} beyond the ${FEATURES_AT_MOST.toLocaleString('en')} that are taken from one file`]
        : []),
    ],
  }
}

const onEarth = ([lon, lat]: Position) => Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180

/** Plain text on one or more lines: no control characters, no directions of writing that would turn other text round. */
function plain(text: string, longest: number): string {
  const clean = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .trim()
  return clean.length > longest ? `${clean.slice(0, longest - 1).toWellFormed()}…` : clean
}
