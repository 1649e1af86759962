import { foldName } from '../../electron/core/places/fold-name.ts'
import { NAME_KIND } from '../../electron/core/places/gazetteer-layout.ts'
import type { Area } from './areas.ts'
import type { Divisions } from './divisions.ts'
import type { NameCollector } from './names.ts'

/** Countries whose divisions people write as postal codes: `Portland OR`, `Perth WA`. */
const POSTAL = new Set(['US', 'CA', 'AU', 'BR', 'MX', 'IN'])

/** What is left of a division's name when it says what kind of division it is: `Kyoto Prefecture`, `Provincia de León`. */
const KIND_OF_DIVISION =
  /^(?:provincia|province|provincie|region|departement|departamento|estado|state|canton|oblast|comunidad|regione|wilaya|muhafazat|kingdom) (?:de |d |di |del |of )?(?=.{3})| (?:province|region|state|district|prefecture|county|oblast|governorate|voivodeship|krai|republic|department|territory|municipality|canton|division|island|islands)$/g

/** Names of first-level divisions: GeoNames', and where one area of the map is one division, its names in 25 languages and its code. */
export function addDivisionNames(names: NameCollector, divisions: Divisions, areas: Area[], admin1Of: (number | null)[]): void {
  const add = (text: string, index: number) => {
    const folded = foldName(text)
    names.add(folded, text, NAME_KIND.admin1Name, index)
    const bare = folded.replace(KIND_OF_DIVISION, '')
    if (bare !== folded) names.add(bare, text, NAME_KIND.admin1Name, index)
  }
  divisions.admin1.forEach((division, index) => {
    // GeoNames' placeholder `00` is no division.
    if (!division.key.endsWith('.00')) add(division.name, index)
  })
  const areasOf = new Map<number, Area[]>()
  areas.forEach((area, position) => {
    const division = admin1Of[position]
    if (division !== null && division !== undefined) areasOf.set(division, [...(areasOf.get(division) ?? []), area])
  })
  for (const [division, own] of areasOf) {
    const [area] = own
    if (own.length !== 1 || !area) continue
    for (const [field, value] of Object.entries(area.fields)) {
      if (/^name(_[a-z]{2,3})?$/.test(field) && typeof value === 'string' && value.length > 1) add(value, division)
    }
    if (POSTAL.has(area.codes[0]!) && area.fields.postal) {
      names.add(foldName(area.fields.postal), area.fields.postal, NAME_KIND.admin1Code, division)
    }
  }
}
