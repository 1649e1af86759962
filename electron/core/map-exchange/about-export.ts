import type { ExportedMap } from './exported-map.ts'

export interface AboutExport {
  version: string
  method: string
  /** Whose view of contested borders the library takes, in a sentence. */
  borders: string
}

/** What must be known of any map that leaves the program. */
export function aboutExport({ version, method, borders }: AboutExport): ExportedMap['about'] {
  return [
    ['product', `Whereabouts ${version}`],
    ['method', method],
    ['borders', borders],
    ['attribution', 'Places: GeoNames, CC BY 4.0. Borders: Natural Earth, public domain.'],
    ['datum', 'WGS 84'],
  ]
}
