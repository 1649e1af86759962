import type { ExportedMap } from './exported-map.ts'

export interface AboutExport {
  version: string
  method: string
  /** Whose view of contested borders the library takes: `iso-un`, or a claimant's code. */
  borderView: string
}

/** What must be known of any map that leaves the program. */
export function aboutExport({ version, method, borderView }: AboutExport): ExportedMap['about'] {
  const borders =
    borderView === 'iso-un'
      ? 'Countries follow ISO 3166 and the United Nations; on contested ground other states claim otherwise.'
      : `Borders are drawn as ${borderView.toUpperCase()} sees them; other states and the United Nations may see them otherwise.`
  return [
    ['product', `Whereabouts ${version}`],
    ['method', method],
    ['borders', borders],
    ['attribution', 'Places: GeoNames, CC BY 4.0. Borders: Natural Earth, public domain.'],
    ['datum', 'WGS 84'],
  ]
}
