import type { Clue } from '../../contract/clues.ts'
import type { MetadataField, PhotoMetadata } from '../../contract/photos.ts'
import { type FoundPlaceName, findPlaceNames } from '../places/find-place-names.ts'
import type { ClueLookup } from './clue-draft.ts'
import { supportsOfName } from './place-name-clues.ts'

type MetadataDraft = Pick<Clue, 'kind' | 'title' | 'reason' | 'quote' | 'supports' | 'reliability'>

/** Consumer receivers are within some 5 to 50 m; a photo that was placed by hand is coarser. */
const GPS_RADIUS_KM = 0.1
/** Shown with the clue; metadata never enters the posterior. Coordinates can be set by hand or by another program. */
const GPS_RELIABILITY = 0.9
const CAPTION_RELIABILITY = 0.5

/** Fields that hold nothing but the name of a place or a country (IPTC core, XMP Photoshop). */
const NAMING =
  /^(?:city|sub-?\s?location|location(?:\s?(?:shown|created))?|state|province|province[-\s/]?state|country(?:[-\s]?(?:name|primary\s?location\s?name|code))?)$/i
/** Fields that people fill with words of any kind. */
const DESCRIBING =
  /^(?:caption|(?:image|user|caption)?\s?(?:description|comment|abstract)|caption[-\s/]?abstract|headline|title|object\s?name|subject|keywords?)$/i
const CHARACTERS_READ = 2000

/** What the file says of itself: shown beside the answer, never part of it. */
export function metadataDrafts(metadata: PhotoMetadata, lookup: ClueLookup): MetadataDraft[] {
  return [...gps(metadata, lookup), ...captureTime(metadata), ...device(metadata), ...captions(metadata.fields, lookup)]
}

function gps({ gps: at }: PhotoMetadata, lookup: ClueLookup): MetadataDraft[] {
  if (at === null) return []
  const located = lookup.reverse(at)
  const near =
    located.nearest === null
      ? (located.countryName ?? 'no known place')
      : `${located.nearest.place.name}, ${located.nearest.place.countryName}`
  const quote = `${at.lat.toFixed(6)}, ${at.lon.toFixed(6)}${at.altitudeM === null ? '' : `, ${Math.round(at.altitudeM)} m`}`
  return [
    {
      kind: 'gps',
      title: `The file says it was taken near ${near}`,
      reason:
        'Coordinates written by the camera or added later. They can be edited without a trace, so they are shown beside the answer and never mixed into it.',
      quote,
      supports: [
        {
          kind: 'place',
          placeId: located.nearest?.place.id ?? null,
          name: located.nearest?.place.name ?? quote,
          countryCode: located.countryCode,
          at: { lat: at.lat, lon: at.lon },
          radiusKm: GPS_RADIUS_KM,
          share: 1,
        },
      ],
      reliability: GPS_RELIABILITY,
    },
  ]
}

function captureTime({ capturedAt, utcOffset }: PhotoMetadata): MetadataDraft[] {
  if (capturedAt === null) return []
  return [
    {
      kind: 'capture-time',
      title: `Taken at ${capturedAt}${utcOffset === null ? '' : `, UTC${utcOffset}`}`,
      reason: `${meridianInWords(utcOffset)} Clocks of cameras are often wrong or set to another zone, and the field can be edited.`,
      quote: utcOffset === null ? capturedAt : `${capturedAt} ${utcOffset}`,
      supports: [],
      reliability: 0,
    },
  ]
}

/** Legal time is mostly within two hours of the sun's; an hour is 15° of longitude. */
function meridianInWords(utcOffset: string | null): string {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(utcOffset ?? '')
  if (utcOffset === 'Z' || /^[+-]00:?00$/.test(utcOffset ?? ''))
    return 'The offset from UTC is 0: many programs write that for any place, so it says little.'
  if (parts === null) return 'No time zone is given, so the time says nothing of the place.'
  const middle = (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) + Number(parts[3]) / 60) * 15
  const named = (longitude: number) => `${Math.abs(longitude)}° ${longitude < 0 ? 'W' : 'E'}`
  const wrapped = (longitude: number) => ((((longitude + 180) % 360) + 360) % 360) - 180
  return `If the clock was set to local time, this offset suggests longitudes of about ${named(wrapped(middle - 30))} to ${named(wrapped(middle + 30))}.`
}

function device({ camera, software }: PhotoMetadata): MetadataDraft[] {
  const drafts: MetadataDraft[] = []
  if (camera !== null)
    drafts.push({
      kind: 'camera',
      title: `Camera: ${camera}`,
      reason: 'Says which camera took the photo, not where.',
      quote: camera,
      supports: [],
      reliability: 0,
    })
  if (software !== null)
    drafts.push({
      kind: 'software',
      title: `Written by ${software}`,
      reason: 'The last program that wrote the file; an editor here means that the other fields may have been changed.',
      quote: software,
      supports: [],
      reliability: 0,
    })
  return drafts
}

function captions(fields: MetadataField[], lookup: ClueLookup): MetadataDraft[] {
  return fields.flatMap(({ group, name, value }): MetadataDraft[] => {
    const naming = NAMING.test(name.trim())
    if (value.trim() === '' || !(naming || DESCRIBING.test(name.trim()))) return []
    const words = value.slice(0, CHARACTERS_READ)
    const [first, ...others] = naming ? wholeName(words.trim(), lookup) : findPlaceNames(words, lookup)
    return [
      {
        kind: 'caption',
        title: `${group} ${name}: ${value.length > 80 ? `${value.slice(0, 79)}…` : value}`,
        reason:
          first === undefined
            ? 'Words somebody wrote into the file; no place was recognised in them.'
            : `Words somebody wrote into the file; “${[first, ...others].map(({ quote }) => quote).join('”, “')}” can be read as a place. Anybody can write anything there.`,
        quote: words,
        supports: first === undefined ? [] : supportsOfName(first),
        reliability: first === undefined ? 0 : CAPTION_RELIABILITY,
      },
    ]
  })
}

/** In a field for a name everyday words are names too: Porto, Nice. */
function wholeName(quote: string, lookup: ClueLookup): Pick<FoundPlaceName, 'quote' | 'places' | 'countries'>[] {
  const found = { quote, places: lookup.findPlaces(quote, { limit: 8 }), countries: lookup.findCountries(quote) }
  return found.places.length + found.countries.length > 0 ? [found] : []
}
