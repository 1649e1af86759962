// Do the rows and the originals belong together? Every photo's bytes must be here, and nothing that no photo has.
import { isObject, ORIGINALS_FOLDER } from './manifest.ts'

const MOST_TOLD = 20

export function createReferences() {
  const named = new Set<string>()
  const lengths = new Map<string, unknown>()
  let photos = 0
  let unreadable = 0
  const parse = (line: string): Record<string, unknown> => {
    try {
      const value: unknown = JSON.parse(line)
      if (isObject(value)) return value
    } catch {
      // Counted below, like any other line that is no row.
    }
    unreadable++
    return {}
  }
  return {
    addPhoto(line: string) {
      photos++
      named.add(String(parse(line).sha256))
    },
    addOriginal(line: string) {
      const row = parse(line)
      lengths.set(String(row.sha256), row.byte_length)
    },
    end(files: ReadonlyMap<string, { byteLength: number; sha256: string }>): { photos: number; problems: string[] } {
      const problems: string[] = []
      if (unreadable > 0) problems.push(`${unreadable} lines of the tables cannot be read.`)
      for (const sha256 of named) {
        const file = files.get(ORIGINALS_FOLDER + sha256)
        if (!file) problems.push(`The original ${sha256} of a photo is not in the archive.`)
        else if (file.byteLength !== lengths.get(sha256)) problems.push(`The original ${sha256} is not as long as its photo says.`)
      }
      for (const [name, { sha256 }] of files) {
        if (!name.startsWith(ORIGINALS_FOLDER)) continue
        const own = name.slice(ORIGINALS_FOLDER.length)
        if (!named.has(own)) problems.push(`The file ${name} belongs to no photo.`)
        if (own !== sha256) problems.push(`The file ${name} does not hold the bytes that its name stands for.`)
      }
      return { photos, problems: problems.slice(0, MOST_TOLD) }
    },
  }
}
