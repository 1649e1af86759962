import type { LatLon, MultiPolygon } from '../../contract/geography.ts'

export type ExportedKind = 'candidate' | 'credible region' | 'verdict' | 'metadata claim' | 'hint' | 'cell'

export type ExportedShape =
  | { kind: 'point'; at: LatLon }
  /** Within ±180°, outer rings anticlockwise. */
  | { kind: 'areas'; areas: MultiPolygon }
  /** A country, named by its code in the facts: its outline is not the case's to give. */
  | { kind: 'none' }

/** One thing that is handed out; every format writes the same ones. */
export interface ExportedPlace {
  what: ExportedKind
  name: string
  shape: ExportedShape
  /** In order, with units in their names. */
  facts: readonly (readonly [name: string, value: string | number | boolean])[]
}

/** What a case's map says, with what has to be known of it. */
export interface ExportedMap {
  title: string
  /** Product and version, method, time, border view, attribution: true of the whole file. */
  about: readonly (readonly [name: string, value: string])[]
  /** UTC. */
  madeAt: string
  places: readonly ExportedPlace[]
}
