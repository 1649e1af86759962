import type { Outline, OutlineFields } from '../gazetteer/outlines.ts'

export interface RegionLabel {
  /** Natural Earth's code of the division. */
  id: string
  name: string
  lat: number
  lon: number
  minZoom: number
}

/** Fields of Natural Earth that are used here alone. */
interface LabelFields {
  adm1_code: string
  latitude: number
  longitude: number
  min_label: number
}

export const regionId = (fields: OutlineFields): string => (fields as unknown as LabelFields).adm1_code

export const regionName = (fields: OutlineFields): string => String(fields.name_en ?? fields.name)

/** Names of first-level divisions, where Natural Earth puts them and from the zoom on that it gives them, the largest first. */
export function regionLabels(outlines: readonly Outline[]): RegionLabel[] {
  return outlines
    .map(({ properties }): RegionLabel => {
      const fields = properties as unknown as LabelFields
      const round = (degrees: number) => Math.round(degrees * 1e3) / 1e3
      // Natural Earth counts in tiles of 512 px; a level more leaves room for towns.
      const minZoom = Math.max(4, Math.min(11, Math.round(fields.min_label)))
      return { id: regionId(properties), name: regionName(properties), lat: round(fields.latitude), lon: round(fields.longitude), minZoom }
    })
    .filter(({ name, lat, lon }) => name !== '' && Number.isFinite(lat) && Number.isFinite(lon))
    .sort((a, b) => a.minZoom - b.minZoom)
}
