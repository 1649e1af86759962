import { Crosshair, MapPin, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import type { CoordinateFormat } from '../../../electron/contract/settings.ts'
import { coordinateText } from '../../../electron/core/coordinates/coordinate-text.ts'
import { parseCoordinates } from '../../../electron/core/coordinates/parse-coordinates.ts'
import { splitPlusCode } from '../../../electron/core/coordinates/plus-code.ts'
import { atlasStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { atlas } from './current-map.ts'
import { precisionText } from './measured-text.ts'
import { findPlaces, type Spot, useSpot } from './spot-store.ts'

const SETTLE_MS = 150
/** A place of the gazetteer is known to about this. */
const PLACE_M = 2000

interface GoToProps {
  format: CoordinateFormat
  /** The middle of the view: short Plus Codes are read near it. */
  centre: () => LatLon | null
  onGo: (spot: Spot) => void
}

/** A field that takes coordinates in any form, a link to a map, or the name of a place. */
export function GoTo({ format, centre, onGo }: GoToProps) {
  const { goToOpen, openGoTo } = useSpot()
  const [text, setText] = useState('')
  const [found, setFound] = useState<Spot[]>([])
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (!goToOpen) return
    field.current?.focus()
    field.current?.select()
  }, [goToOpen])
  useEffect(() => {
    let stale = false
    const timer = setTimeout(async () => {
      const spots = await spotsOf(text, centre())
      if (stale) return
      setFound(spots)
      setAt(0)
    }, SETTLE_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text, centre])
  if (!goToOpen) return null

  const close = () => {
    openGoTo(false)
    atlas.focus()
  }
  const go = (spot: Spot | undefined) => {
    if (!spot) return
    onGo(spot)
    openGoTo(false)
  }
  return (
    <search
      className="go-to"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className="go-to-field">
        <MapPin aria-hidden="true" />
        <input
          ref={field}
          role="combobox"
          aria-label={atlasStrings.goTo}
          aria-expanded={found.length > 0}
          aria-controls="go-to-list"
          aria-activedescendant={found[at] ? `go-to-${at}` : undefined}
          placeholder={atlasStrings.goToHint}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go(found[at])
            else if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
            else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
        <IconButton label={atlasStrings.closeGoTo} onClick={close}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      {found.length > 0 && (
        <div id="go-to-list" role="listbox" aria-label={atlasStrings.goToResults}>
          {found.map((spot, index) => (
            <div
              key={`${spot.title} ${spot.at.lat} ${spot.at.lon}`}
              id={`go-to-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseEnter={() => setAt(index)}
              onMouseDown={() => go(spot)}
            >
              {spot.title ? <MapPin aria-hidden="true" /> : <Crosshair aria-hidden="true" />}
              <span>{spot.title ?? coordinateText(format, spot.at, spot.precisionM)}</span>
              <span className="faint figures">{spot.title ? '' : precisionText(spot.precisionM)}</span>
            </div>
          ))}
        </div>
      )}
      {found.length === 0 && text.trim().length > 2 && <p className="faint">{atlasStrings.goToNothing}</p>}
    </search>
  )
}

/** Coordinates where the text is some, else places of that name. A short Plus Code is read near the place behind it. */
async function spotsOf(text: string, centre: LatLon | null): Promise<Spot[]> {
  if (text.trim() === '') return []
  const code = splitPlusCode(text)
  const near = code?.short && code.placeText ? await placesOf(code.placeText) : null
  const read = parseCoordinates(text, near?.[0]?.at ?? centre)
  if (read) {
    const { at, precisionM, orElse } = read
    return [at, ...(orElse ? [orElse] : [])].map((reading) => ({ at: reading, precisionM, title: null }))
  }
  return text.trim().length < 2 ? [] : placesOf(text)
}

async function placesOf(text: string): Promise<Spot[]> {
  const matches = await findPlaces(text.slice(0, 200)).catch((): PlaceMatch[] => [])
  return matches.map(({ place }) => ({
    at: { lat: place.lat, lon: place.lon },
    precisionM: PLACE_M,
    title: [...new Set([place.name, place.admin1Name, place.countryName])].filter(Boolean).join(', '),
  }))
}
