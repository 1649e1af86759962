import { ProblemError } from '../../core/problem.ts'

const problem = (code: string, message: string, remedy: string) => new ProblemError({ code, message, remedy })

export const tooLarge = () =>
  problem('map-file-too-large', 'This file is larger than 32 MB, so it was not taken in.', 'Split it, or leave out what is not needed.')

export const notReadable = (what: string, why: string) =>
  problem('map-file-not-readable', `This is no ${what} file that can be read: ${why}.`, 'Save it again in the program that it comes from.')

export const declaresEntities = () =>
  problem(
    'map-file-declares-types',
    'This file declares a document type, which can be used to attack programs, so it was not read.',
    'Remove the line that begins with <!DOCTYPE, or save the file again in a map program.',
  )

export const tooDeep = () =>
  problem('map-file-too-deep', 'This file nests its parts deeper than any map does, so it was not read.', 'Save it again in a map program.')

export const holdsNothing = () =>
  problem('map-file-empty', 'No place that could be put on the map was found in this file.', 'Choose a KML, KMZ, GeoJSON, GPX or CSV file.')

export const archiveRefused = (why: string) =>
  problem('map-archive-refused', `This archive was not opened: ${why}.`, 'Save it again, or take the KML file out of it.')
