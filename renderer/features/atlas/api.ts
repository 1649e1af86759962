import { ProblemError } from '../../../electron/core/problem.ts'
import { type Basemap, type FetchBasemapFile, type LabelNames, prepareBasemap } from '../../map/index.ts'
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

const fetchFile: FetchBasemapFile = (name: string) => fetchJson<never>(`basemap/${name}`)

/** The bundled world map, ready to be drawn. Throws `basemap-missing`. */
export const loadBasemap = (): Promise<Basemap> => prepareBasemap(fetchFile)

/** The map's names in a language that it has. Throws `basemap-missing`. */
export const loadLabelNames = (language: string): Promise<LabelNames> => fetchFile(`names-${language}.json`)
