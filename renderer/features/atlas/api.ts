import { ProblemError } from '../../../electron/core/problem.ts'
import { type Basemap, type BasemapFiles, prepareBasemap } from '../../map/index.ts'
import { atlasStrings } from '../../strings/index.ts'

async function fetchJson<Value>(address: string): Promise<Value> {
  const response = await fetch(address)
  if (!response.ok) {
    throw new ProblemError({
      code: 'basemap-missing',
      message: atlasStrings.loadFailed,
      remedy: atlasStrings.loadRemedy,
      details: { file: address, status: response.status },
    })
  }
  return response.json()
}

/** The bundled world map, ready to be drawn. Throws `basemap-missing`. */
export async function loadBasemap(): Promise<Basemap> {
  const [countries, admin1, contested, labels] = await Promise.all([
    fetchJson<BasemapFiles['countries']>('basemap/countries.json'),
    fetchJson<BasemapFiles['admin1']>('basemap/admin1.json'),
    fetchJson<BasemapFiles['contested']>('basemap/contested.json'),
    fetchJson<BasemapFiles['labels']>('basemap/labels.json'),
  ])
  return prepareBasemap({ countries, admin1, contested, labels })
}
