import type { MapFormat } from '../../../electron/contract/map-exchange.ts'

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`)

const formats: Record<MapFormat, string> = {
  kml: 'KML (Google Earth)',
  kmz: 'KMZ (KML, packed)',
  geojson: 'GeoJSON (GIS)',
  gpx: 'GPX (GPS receivers)',
  csv: 'CSV (spreadsheets)',
}

export const mapFileStrings = {
  title: 'Files',
  importTitle: 'Lay a file over the map',
  importIntro: 'KML, KMZ, GeoJSON, GPX or CSV, up to 32 MB. Links in it are never followed.',
  choose: 'Choose a file',
  reading: 'Reading the file…',
  failed: 'The file could not be handed to the library.',
  failedRemedy: 'Try again; if it happens again, restart Whereabouts.',
  holds: (points: number, lines: number, areas: number) =>
    [
      points > 0 && counted(points, 'point', 'points'),
      lines > 0 && counted(lines, 'line', 'lines'),
      areas > 0 && counted(areas, 'area', 'areas'),
    ]
      .filter(Boolean)
      .join(', ') || 'Nothing that could be put on the map',
  refused: 'Not taken',
  columns: { lat: 'Latitude', lon: 'Longitude', name: 'Name' },
  noColumn: 'None',
  columnsIntro: 'Which columns hold what? The guess can be changed.',
  columnsMissing: 'No columns look like coordinates: choose them.',
  keep: 'Lay it over the map',
  cancel: 'Cancel',
  overlays: 'On the map',
  none: 'No file lies over the map of this case.',
  shown: (name: string) => `Show ${name} on the map`,
  zoom: 'Bring into view',
  remove: 'Take off the map',
  entries: (count: number) => counted(count, 'entry', 'entries'),
  more: (count: number) => `and ${counted(count, 'more', 'more')}`,
  unnamed: { point: 'Point', line: 'Line', area: 'Area' },
  use: 'Use as a hint',
  useInside: 'Taken here',
  useOutside: 'Not here',
  useRadius: (km: number) => `Within ${km} km`,
  exportTitle: 'Save the map for other programs',
  exportIntro: 'Candidates, regions, hints, verdict and metadata’s claim, each with where it comes from. Names stay plain text.',
  what: 'What',
  scopes: { photo: 'This photo', case: 'The whole case' },
  format: 'Format',
  formats,
  cells: 'With the surface, cell by cell',
  save: 'Save',
  making: 'Making the file…',
  stop: 'Stop',
}
