import { openPlaces, type Places } from '../../../electron/services/places/places.ts'
import { ensureGazetteer } from '../../../resources/gazetteer/ensure.ts'

let opened: Places | null = null

/** The real gazetteer, built once for each content and opened once for each test file. */
export function realPlaces(): Places {
  opened ??= openPlaces({ gazetteerFile: ensureGazetteer() })
  return opened
}
