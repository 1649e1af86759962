import { control, type Map as LeafletMap } from 'leaflet'

/** The scale bar; the function that comes back switches its unit. */
export function createScale(map: LeafletMap): (unit: 'km' | 'mi') => void {
  let bar: ReturnType<typeof control.scale> | null = null
  const show = (unit: 'km' | 'mi') => {
    bar?.remove()
    bar = control.scale({ position: 'bottomleft', metric: unit === 'km', imperial: unit === 'mi', maxWidth: 120 }).addTo(map)
  }
  show('km')
  return show
}
