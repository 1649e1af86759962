import type { HintContent } from '../../../electron/contract/hints.ts'
import { hintStrings } from '../../strings/index.ts'
import { countryText } from '../../ui/figures/country.ts'
import { distanceText } from '../../ui/figures/distance.ts'

/** What a hint says, in one line. */
export function hintTitle({ side, area, name }: Pick<HintContent, 'side' | 'area' | 'name'>): string {
  const title = areaTitle(area, name)
  return side === 'inside' ? title : hintStrings.of.outside(title)
}

function areaTitle(area: HintContent['area'], name: string): string {
  const { of } = hintStrings
  switch (area.kind) {
    case 'polygon':
      return name || of.polygon(area.rings.reduce((sum, ring) => sum + ring.length, 0))
    case 'circle':
      return of.circle(distanceText(area.radiusKm), name)
    case 'country':
      return of.country(countryText(area.countryCode))
    case 'shadow':
      return name || of.shadow(`${area.shadow.at.slice(0, 16).replace('T', ' ')} UTC`)
  }
}
