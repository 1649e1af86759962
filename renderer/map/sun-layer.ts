import { divIcon, type Marker, marker } from 'leaflet'
import type { LatLon } from '../../electron/contract/geography.ts'
import type { ShadowMeasure } from '../../electron/contract/hints.ts'
import { wrappedLongitude } from '../../electron/core/hints/mercator-plane.ts'
import { shadowRows } from '../../electron/core/sun/shadow-rows.ts'
import type { AreaShape } from './area-shape.ts'
import type { LayerContext } from './layer.ts'
import { nearestLongitude } from './mercator.ts'
import { createPaintedTiles } from './painted-tiles.ts'
import { rowShape } from './row-shape.ts'

export interface SunOnMap {
  /** Rays from a place: bearings in degrees clockwise from north; null for what is below the horizon. */
  rays: { at: LatLon; title: string; sunrise: number | null; sunset: number | null; sun: number | null; shadow: number | null } | null
  band: ShadowMeasure | null
}

const RAY_PX = 90
const SVG = 'http://www.w3.org/2000/svg'

/** The sun's rays at one place, and the band of places where a shadow fell so. */
export function createSunLayer({ map, queue, colours: readColours }: LayerContext) {
  let shape: AreaShape | null = null
  let compass: Marker | null = null
  let rays: SunOnMap['rays'] = null

  const tiles = createPaintedTiles(map, 'sun', queue, {
    isEmpty: () => shape === null,
    paint(context, frame) {
      if (!shape) return false
      const { sun } = readColours()
      context.fillStyle = sun
      context.globalAlpha = 0.22
      shape.fill(context, frame)
      context.globalAlpha = 1
      context.strokeStyle = sun
      context.lineWidth = 1.6
      shape.stroke(context, frame)
      return true
    },
  })
  const follow = () => {
    if (compass && rays) compass.setLatLng([rays.at.lat, nearestLongitude(rays.at.lon, map.getCenter().lng)])
  }
  map.on('moveend', follow)

  let drawnBand = 'null'
  return {
    set(data: SunOnMap) {
      compass?.remove()
      compass = null
      rays = data.rays
      if (rays) {
        const side = 2 * RAY_PX
        const icon = divIcon({
          className: 'map-sun',
          html: compassOf(rays) as unknown as HTMLElement,
          iconSize: [side, side],
          iconAnchor: [RAY_PX, RAY_PX],
        })
        compass = marker([rays.at.lat, rays.at.lon], { icon, pane: 'tools', interactive: false, keyboard: false, alt: rays.title }).addTo(
          map,
        )
        follow()
      }
      const band = JSON.stringify(data.band)
      if (band === drawnBand) return
      drawnBand = band
      shape = data.band && rowShape(shadowRows(data.band))
      tiles.repaint()
    },
    /** The middle of the view. */
    centre(): LatLon {
      const { lat, lng } = map.getCenter()
      return { lat, lon: wrappedLongitude(lng) }
    },
    repaint: () => tiles.repaint(),
    destroy() {
      map.off('moveend', follow)
      compass?.remove()
      tiles.destroy()
    },
  }
}

/** Rays of a fixed length: on Mercator's map a bearing is an angle everywhere. */
function compassOf({ sunrise, sunset, sun, shadow }: NonNullable<SunOnMap['rays']>): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `${-RAY_PX} ${-RAY_PX} ${2 * RAY_PX} ${2 * RAY_PX}`)
  const ray = (bearing: number | null, name: string) => {
    if (bearing === null) return
    const line = document.createElementNS(SVG, 'line')
    const angle = (bearing * Math.PI) / 180
    line.setAttribute('class', `map-sun-${name}`)
    line.setAttribute('x2', String((RAY_PX - 6) * Math.sin(angle)))
    line.setAttribute('y2', String(-(RAY_PX - 6) * Math.cos(angle)))
    svg.append(line)
  }
  ray(sunrise, 'rise')
  ray(sunset, 'set')
  ray(shadow, 'shadow')
  ray(sun, 'now')
  const centre = document.createElementNS(SVG, 'circle')
  centre.setAttribute('r', '5')
  centre.setAttribute('class', 'map-sun-place')
  svg.append(centre)
  return svg
}
