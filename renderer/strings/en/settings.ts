import type { CoordinateFormat, LibrarySettings } from '../../../electron/contract/settings.ts'

const coordinateFormats: Record<CoordinateFormat, string> = {
  dd: 'Decimal degrees (38.71667, −9.13333)',
  dms: 'Degrees, minutes, seconds (38°43′00″N 9°08′00″W)',
  utm: 'UTM (29 N 488406 4285290)',
  mgrs: 'MGRS (29SMC8840685290)',
  'plus-code': 'Plus Code (8CCGPV88+M9)',
}

const lengthUnits: Record<LibrarySettings['lengthUnit'], string> = { km: 'Kilometres', mi: 'Miles' }

export const settingStrings = {
  coordinateFormats,
  lengthUnits,
  title: 'Settings',
  appearance: 'This window',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  library: 'This library',
  libraryText: 'Kept with the library, and the same for everybody who opens it.',
  loading: 'Reading the settings…',
  coordinateFormat: 'Coordinates are written as',
  lengthUnit: 'Distances on the map in',
  updates: 'Updates',
  updatesText:
    'Whereabouts never looks for updates: it makes no request that you did not ask for. To update, install a newer version over this one; your library stays as it is.',
}
