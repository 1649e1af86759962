import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type DataSource, dataSource } from '../../contract/places.ts'

const RESOURCES = new URL('../../../resources/', import.meta.url)
/** Folders of data that ships beside the gazetteer, which carries its sources in its own file. */
const FOLDERS = ['clue-tables', 'lexicon', 'text-reading']

/** The sources of all data that ships, with their licences, for the page to name. */
export function shippedSources(ofGazetteer: DataSource[]): DataSource[] {
  const others = FOLDERS.flatMap((folder) =>
    z.array(dataSource).parse(JSON.parse(readFileSync(new URL(`${folder}/sources.json`, RESOURCES), 'utf8'))),
  )
  return [...ofGazetteer, ...others]
}
