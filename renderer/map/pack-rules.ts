// How vector packs are drawn, in the map's own colours. Two schemas are known: that of Protomaps' base maps (layers `earth`, `roads`,
// `places`, …) and OpenMapTiles (`transportation`, `place`, …).
import {
  CenteredTextSymbolizer,
  exp,
  type Feature,
  type LabelRule,
  LineLabelSymbolizer,
  LineSymbolizer,
  type PaintRule,
  PolygonSymbolizer,
} from 'protomaps-leaflet'
import type { Palette } from './palette.ts'

type RoadRank = 'highway' | 'main' | 'street' | 'path' | 'rail'

const ROADS: Record<string, RoadRank> = {
  highway: 'highway',
  motorway: 'highway',
  trunk: 'highway',
  major_road: 'main',
  medium_road: 'main',
  primary: 'main',
  secondary: 'main',
  tertiary: 'main',
  minor_road: 'street',
  minor: 'street',
  service: 'street',
  other: 'street',
  path: 'path',
  track: 'path',
  rail: 'rail',
  transit: 'rail',
}

const text = (feature: Feature, name: string) => String(feature.props[name] ?? '')
const roadRank = (feature: Feature): RoadRank | undefined => ROADS[text(feature, 'kind') || text(feature, 'class')]
const GREEN = new Set([
  'park',
  'forest',
  'wood',
  'nature_reserve',
  'national_park',
  'grass',
  'grassland',
  'meadow',
  'garden',
  'cemetery',
  'golf_course',
  'recreation_ground',
  'scrub',
  'orchard',
])
const isGreen = (_: number, feature: Feature) =>
  GREEN.has(text(feature, 'kind')) || GREEN.has(text(feature, 'class')) || GREEN.has(text(feature, 'subclass'))
const ROAD_LAYERS = ['roads', 'transportation']

export function packPaintRules(colours: Palette): PaintRule[] {
  const area = (dataLayer: string, fill: string, filter?: PaintRule['filter'], minzoom?: number): PaintRule => ({
    dataLayer,
    symbolizer: new PolygonSymbolizer({ fill }),
    ...(filter && { filter }),
    ...(minzoom !== undefined && { minzoom }),
  })
  const road = (rank: RoadRank, color: string, widths: [zoom: number, px: number][], minzoom: number, dash?: number[]): PaintRule[] =>
    ROAD_LAYERS.map((dataLayer) => ({
      dataLayer,
      minzoom,
      filter: (_: number, feature: Feature) => roadRank(feature) === rank,
      symbolizer: new LineSymbolizer({ color, width: exp(1.6, widths), ...(dash && { dash, dashColor: color, dashWidth: 1 }) }),
    }))
  return [
    area('earth', colours.land),
    area('landcover', colours.green, isGreen),
    area('landuse', colours.green, isGreen),
    area('park', colours.green),
    area('water', colours.water),
    {
      dataLayer: 'waterway',
      symbolizer: new LineSymbolizer({
        color: colours.water,
        width: exp(1.4, [
          [10, 1],
          [16, 5],
        ]),
      }),
    },
    area('buildings', colours.building, undefined, 13),
    area('building', colours.building, undefined, 13),
    ...road(
      'path',
      colours.admin,
      [
        [13, 0.6],
        [18, 3],
      ],
      13,
    ),
    ...road(
      'rail',
      colours.coast,
      [
        [11, 0.5],
        [18, 2],
      ],
      11,
    ),
    // A wider line of the border's colour first: what shows beside the road is its edge.
    ...road(
      'street',
      colours.admin,
      [
        [12, 0.8],
        [15, 4],
        [18, 15],
      ],
      12,
    ),
    ...road(
      'main',
      colours.border,
      [
        [9, 0.8],
        [13, 3.6],
        [18, 22],
      ],
      8,
    ),
    ...road(
      'highway',
      colours.border,
      [
        [6, 1],
        [12, 4.2],
        [18, 25],
      ],
      5,
    ),
    ...road(
      'street',
      colours.road,
      [
        [12, 0.4],
        [15, 3],
        [18, 13],
      ],
      13,
    ),
    ...road(
      'main',
      colours.road,
      [
        [9, 0.4],
        [13, 2.6],
        [18, 20],
      ],
      10,
    ),
    ...road(
      'highway',
      colours.highway,
      [
        [6, 0.6],
        [12, 3.2],
        [18, 23],
      ],
      6,
    ),
  ]
}

export function packLabelRules(colours: Palette, language: string, family: string): LabelRule[] {
  const names = [`name:${language === 'zht' ? 'zh-Hant' : language}`, `name_${language}`, 'name', 'name:latin']
  const style = (px: number, fill: string, weight = 400) => ({
    labelProps: names,
    font: `${weight} ${px}px ${family}`,
    fill,
    stroke: colours.halo,
    width: 2.5,
  })
  const SETTLED = new Set(['city', 'town', 'locality', 'village', 'suburb', 'neighbourhood', 'hamlet', 'macrohood'])
  const isPlace = (_: number, feature: Feature) => SETTLED.has(text(feature, 'kind')) || SETTLED.has(text(feature, 'class'))
  return [
    ...['places', 'place'].map((dataLayer) => ({
      dataLayer,
      filter: isPlace,
      symbolizer: new CenteredTextSymbolizer(style(13, colours.label, 600)),
    })),
    ...['roads', 'transportation_name'].map((dataLayer) => ({
      dataLayer,
      minzoom: 13,
      symbolizer: new LineLabelSymbolizer(style(11, colours['label-town'])),
    })),
    ...['water', 'water_name'].map((dataLayer) => ({
      dataLayer,
      minzoom: 12,
      symbolizer: new CenteredTextSymbolizer({ ...style(11, colours['label-water']), width: 0 }),
    })),
  ]
}
