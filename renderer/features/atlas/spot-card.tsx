import { X } from 'lucide-react'
import type { LocatedPlace } from '../../../electron/contract/places.ts'
import type { CoordinateFormat } from '../../../electron/contract/settings.ts'
import { atlasStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { distanceText } from '../../ui/figures/distance.ts'
import { CoordinateList } from './coordinate-list.tsx'
import { precisionText } from './measured-text.ts'
import { useSpot } from './spot-store.ts'

/** What is known of the one place that is looked at: where it is in every form, how exactly, and what lies there. */
export function SpotCard({ format }: { format: CoordinateFormat }) {
  const { spot, ground, look } = useSpot()
  if (!spot) return null
  return (
    <section className="spot-card" aria-label={atlasStrings.spot}>
      <header>
        <h3>{spot.title ?? (ground ? groundName(ground) : atlasStrings.spot)}</h3>
        <IconButton label={atlasStrings.closeSpot} onClick={() => void look(null)}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <CoordinateList spot={spot} format={format} />
      <p className="faint">
        {atlasStrings.exactTo(precisionText(spot.precisionM))}
        {ground?.nearest && ` ${atlasStrings.nearest(ground.nearest.place.name, distanceText(ground.nearest.distanceKm))}`}
      </p>
      {ground?.contested && <p className="faint">{atlasStrings.contested(ground.contested)}</p>}
    </section>
  )
}

function groundName({ countryName, admin1Name }: LocatedPlace): string {
  return [admin1Name, countryName].filter((name) => name !== null).join(', ') || atlasStrings.openWater
}
