import type { HintSide, HintStrength } from '../../../electron/contract/hints.ts'

const sides: Record<HintSide, string> = { inside: 'Taken here', outside: 'Not here' }
const strengths: Record<HintStrength, string> = { certain: 'Certain', likely: 'Likely', perhaps: 'Perhaps' }

const corners = (count: number) => (count === 1 ? '1 corner' : `${count} corners`)

export const hintStrings = {
  title: 'Hints',
  intro: 'What you know of the place from elsewhere. It counts in the answer at once, and can be undone.',
  sides,
  sideLabel: 'What the new hint says',
  strengths,
  strength: 'How sure',
  strengthMeaning: {
    certain: 'right but for 1 in 10,000',
    likely: 'right 9 times in 10',
    perhaps: 'as often right as wrong',
  } satisfies Record<HintStrength, string>,
  draw: 'Area',
  circle: 'Circle',
  country: 'Country',
  tools: 'New hint',
  drawing: {
    polygon: 'Click the corners on the map. Click the first one again to close the area.',
    polygonKeys: 'Arrow keys move the crosshair, Enter sets a corner, Backspace takes one back, Escape ends.',
    circle: 'Name a place or click its centre on the map.',
    country: 'Click a country on the map, or move the crosshair there and press Enter.',
    corners: (count: number) => `${corners(count)} so far`,
    finish: 'Close the area',
    cancel: 'Cancel',
    add: 'Add the hint',
    pick: 'Pick on the map',
    noCountry: 'No country lies there.',
  },
  centre: 'Around',
  centrePlaceholder: 'A place',
  suggestions: 'Places with this name',
  radius: 'Within, km',
  radiusProblem: 'A number of kilometres above 0 and up to 20,015.',
  emptyTitle: 'No hints yet',
  emptyText: 'Draw an area on the map where the photo was, or was not, taken.',
  loading: 'Reading the hints…',
  on: (title: string) => `Let it count: ${title}`,
  show: 'Show on the map',
  edit: 'Move corners',
  editDone: 'Done',
  remove: 'Remove',
  name: 'Name',
  note: 'Why',
  notePlaceholder: 'Where this is known from',
  scope: 'What the new hint is for',
  scopes: { photo: 'This photo', case: 'All photos' },
  details: 'Details',
  of: {
    polygon: (count: number) => `Area of ${corners(count)}`,
    circle: (distance: string, place: string) => (place ? `Within ${distance} of ${place}` : `Within ${distance} of a point`),
    shadow: (time: string) => `Where the sun stood so, ${time}`,
    country: (name: string) => name,
    outside: (title: string) => `Not here: ${title}`,
  },
  handles: {
    corner: (number: number) => `Corner ${number}. Arrow keys move it, Enter keeps it, Delete takes it away.`,
    between: 'New corner. Arrow keys move it, Enter keeps it.',
    centre: 'Centre. Arrow keys move it, Enter keeps it.',
    rim: 'Radius. Arrow keys change it, Enter keeps it.',
  },
}
