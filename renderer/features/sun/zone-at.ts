import lookUpZone from '@photostructure/tz-lookup'
import type { LatLon } from '../../../electron/contract/geography.ts'

/** The time zone (IANA) of a place; null where the table or this machine knows none. */
export function zoneAt({ lat, lon }: LatLon): string | null {
  try {
    const zone = lookUpZone(lat, lon)
    // Throws for a zone that is newer than this machine's tables.
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
