import type { MetadataField, PhotoMetadata } from '../../../contract/photos.ts'
import { captureTimeOf } from './capture-time.ts'
import { fieldName, groupName } from './field-names.ts'
import { gpsOf } from './gps.ts'
import { plainText } from './plain-text.ts'
import { plainValue } from './plain-value.ts'
import type { RawMetadata } from './raw-groups.ts'

const MOST_FIELDS = 500
const LONGEST_NAME = 80
/** exifr's own sums of the tags beside them. */
const COMPUTED = new Set(['gps.latitude', 'gps.longitude'])

/** What a file says of itself, checked and in plain words. */
export function describeMetadata({ groups, complaints }: RawMetadata): PhotoMetadata {
  const { gps, complaints: onGps } = gpsOf(groups)
  const { capturedAt, utcOffset, complaints: onTime } = captureTimeOf(groups)
  const { fields, complaints: onFields } = fieldsOf(groups)
  const { ifd0 = {}, xmp = {}, tiff = {} } = groups
  return {
    gps,
    capturedAt,
    utcOffset,
    camera: camera(plainValue(ifd0.Make ?? tiff.Make), plainValue(ifd0.Model ?? tiff.Model)),
    software: plainValue(ifd0.Software) ?? plainValue(xmp.CreatorTool),
    fields,
    complaints: [...complaints, ...onGps, ...onTime, ...onFields],
  }
}

/** Models often begin with the maker's name already. */
function camera(make: string | null, model: string | null): string | null {
  if (!make || !model) return model ?? make
  return model.toLowerCase().startsWith(make.toLowerCase().split(' ')[0]!) ? model : `${make} ${model}`
}

function fieldsOf(groups: RawMetadata['groups']): { fields: MetadataField[]; complaints: string[] } {
  const fields: MetadataField[] = []
  let leftOut = 0
  for (const [group, tags] of Object.entries(groups)) {
    for (const [tag, raw] of Object.entries(tags)) {
      if (COMPUTED.has(`${group}.${tag}`)) continue
      const value = isWindowsText(tag, raw) ? plainText(Buffer.from(raw).toString('utf16le')) : plainValue(raw)
      if (value === null || value === '') continue
      if (fields.length >= MOST_FIELDS) leftOut++
      else
        fields.push({
          group: plainText(groupName(group)).slice(0, LONGEST_NAME),
          name: plainText(fieldName(tag)).slice(0, LONGEST_NAME),
          value,
          groupTag: plainText(group).slice(0, LONGEST_NAME),
          tag: plainText(tag).slice(0, LONGEST_NAME),
        })
    }
  }
  const complaints = leftOut > 0 ? [`The file holds ${leftOut} more fields than are listed.`] : []
  return { fields, complaints }
}

/** Windows Explorer's tags (XPTitle, XPComment, …) are UTF-16. */
function isWindowsText(tag: string, raw: unknown): raw is Uint8Array {
  return /^XP[A-Z]/.test(tag) && raw instanceof Uint8Array
}
