const counted = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

export const aboutStrings = {
  title: 'About Whereabouts',
  text: 'An offline workbench for finding out where a photo was taken. Nothing is requested from any network.',
  library: 'Library',
  folder: 'Folder',
  version: 'Version',
  holds: 'Holds',
  counts: (photos: number, cases: number) => `${counted(photos, 'photo')} in ${counted(cases, 'case')}`,
  engine: 'Engine',
  device: 'Device',
  cpuVariant: 'CPU variant',
  llamaBuild: 'llama.cpp build',
  threads: 'Threads',
  sources: 'Data and their licences',
  models: 'Models',
  licence: 'Licence',
  usedFor: 'Used for',
  source: 'Source',
  loading: 'Reading…',
}
