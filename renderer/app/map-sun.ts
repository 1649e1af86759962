import type { LatLon } from '../../electron/contract/geography.ts'
import { sunDay } from '../../electron/core/sun/sun-day.ts'
import { sunPosition } from '../../electron/core/sun/sun-position.ts'
import { instantOf } from '../../electron/core/sun/zoned-time.ts'
import { useAnswer } from '../features/answer/index.ts'
import { atlas } from '../features/atlas/index.ts'
import { usePhotos } from '../features/photos/index.ts'
import { measureOf, type SunPlaceOption, useSun, zoneAt } from '../features/sun/index.ts'
import { useVerdict } from '../features/verdict/index.ts'
import type { SunOnMap } from '../map/index.ts'
import { sunStrings } from '../strings/index.ts'
import { useMapDrawer } from './map-drawer-store.ts'

/** Ties the sun to the map while its panel is open. */
export function tieSunToMap(): void {
  atlas.whenMap((map) => {
    const follow = () => map.layers.sun.set(useMapDrawer.getState().tab === 'sun' ? sunOnMap() : { rays: null, band: null })
    follow()
    const stops = [useSun.subscribe(follow), useMapDrawer.subscribe(follow), useAnswer.subscribe(follow), usePhotos.subscribe(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  })
}

/** The places that the sun can be looked at from, as they are known now. */
export function sunPlaces(): SunPlaceOption[] {
  const { places } = sunStrings
  const { posterior, chosenRank } = useAnswer.getState()
  const candidate = posterior?.candidates.find(({ rank }) => rank === (chosenRank ?? 1))
  const claim = usePhotos.getState().opened?.metadata?.gps
  const verdict = useVerdict.getState().verdicts?.find(({ withdrawn }) => !withdrawn)
  return [
    ...(candidate ? [{ id: 'candidate' as const, title: places.candidate(candidate.name), at: candidate.at }] : []),
    ...(claim ? [{ id: 'claim' as const, title: places.claim, at: { lat: claim.lat, lon: claim.lon } }] : []),
    ...(verdict?.at ? [{ id: 'verdict' as const, title: places.verdict, at: verdict.at }] : []),
    { id: 'centre' as const, title: places.centre, at: atlas.map()?.layers.sun.centre() ?? { lat: 0, lon: 0 } },
  ]
}

/** When the metadata says that the photo was taken. */
export function captured(): { date: string; minutes: number } | null {
  const text = usePhotos.getState().opened?.metadata?.capturedAt ?? ''
  const [, date, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text) ?? []
  return date ? { date, minutes: Number(hours) * 60 + Number(minutes) } : null
}

function sunOnMap(): SunOnMap {
  const { place, date, minutes, raysShown, bandShown, band } = useSun.getState()
  const places = sunPlaces()
  const chosen = places.find(({ id }) => id === place) ?? places[0]
  const day = date || captured()?.date || new Date().toISOString().slice(0, 10)
  return {
    rays: raysShown && chosen ? raysOf(chosen.at, { date: day, minutes }) : null,
    band: bandShown ? measureOf(band) : null,
  }
}

function raysOf(at: LatLon, wall: { date: string; minutes: number }): NonNullable<SunOnMap['rays']> {
  const zone = zoneAt(at) ?? 'UTC'
  const { azimuthDeg, altitudeDeg } = sunPosition(at, instantOf(wall, zone))
  const { sunrise, sunset } = sunDay(at, instantOf({ ...wall, minutes: 720 }, zone))
  const bearing = (moment: Date | null) => moment && sunPosition(at, moment).azimuthDeg
  const up = altitudeDeg > 0
  return {
    at,
    title: sunStrings.title,
    sunrise: bearing(sunrise),
    sunset: bearing(sunset),
    sun: up ? azimuthDeg : null,
    shadow: up ? (azimuthDeg + 180) % 360 : null,
  }
}
