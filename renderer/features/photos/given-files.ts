export const isArchive = (name: string): boolean => /\.whereabouts$/i.test(name)

export interface GivenFiles {
  /** Whole cases, which are imported rather than added to the open one. */
  archives: File[]
  /** Files that the library reads where they lie. */
  paths: string[]
  /** Files that have no path here: all of them in a browser, and pictures that were pasted. */
  uploads: File[]
}

/** What is to become of files that were dropped, pasted or chosen. */
export function sortGiven(files: readonly File[], pathOf: (file: File) => string | null): GivenFiles {
  const given: GivenFiles = { archives: [], paths: [], uploads: [] }
  for (const file of files) {
    const path = pathOf(file)
    if (isArchive(file.name)) given.archives.push(file)
    else if (path) given.paths.push(path)
    else given.uploads.push(file)
  }
  return given
}
