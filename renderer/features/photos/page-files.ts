// Files and whole folders that are dropped on the page, pasted into it, or chosen with the browser's own dialog.

export interface PageFiles {
  files: File[]
  /** Folders by their paths, which the library looks through by itself; none in a browser. */
  folders: string[]
  /** Of folders only: what is dropped by itself is always taken. */
  hidden: number
  notPhotos: number
  unreadable: number
  /** More than is taken at once; then `files` is empty. */
  tooMany: boolean
  /** Whether a folder was among them. */
  ofFolder: boolean
}

/** More than this from one folder goes by its path, which the library reads by itself. */
export const MOST_PAGE_FILES = 10_000
const PHOTO_NAME = /\.(jpe?g|jpe|jfif|png|webp|gif|tiff?|hei[cf]|avif)$/i

const nothing = (): PageFiles => ({ files: [], folders: [], hidden: 0, notPhotos: 0, unreadable: 0, tooMany: false, ofFolder: false })

/** Whether a file of a folder is taken for a photo, by its name or by what the system takes it for. */
export function looksLikePhoto({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return PHOTO_NAME.test(name) || (type.startsWith('image/') && !type.includes('svg'))
}

/**
 * Must be called while the event is handled: the browser forgets the entries afterwards. A folder that `pathOf` knows the path of is
 * not looked into here.
 */
export async function filesOfTransfer(transfer: DataTransfer | null, pathOf: (file: File) => string | null): Promise<PageFiles> {
  const given = [...(transfer?.items ?? [])]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  if (!given.some(({ entry }) => entry?.isDirectory)) return { ...nothing(), files: [...(transfer?.files ?? [])] }
  const folderOf = ({ entry, file }: (typeof given)[number]) => (entry?.isDirectory && file ? pathOf(file) : null)
  const folders = given.flatMap((one) => folderOf(one) ?? [])
  const rest = given.filter((one) => folderOf(one) === null)
  if (rest.some(({ entry }) => entry?.isDirectory)) return { ...(await walked(rest.flatMap(({ entry }) => entry ?? []))), folders }
  return { ...nothing(), files: rest.flatMap(({ file }) => file ?? []), folders }
}

async function walked(entries: FileSystemEntry[]): Promise<PageFiles> {
  const found = { ...nothing(), ofFolder: true }
  const given = new Set(entries)
  const open = entries.toReversed()
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (entry.name.startsWith('.') && !given.has(entry)) found.hidden += 1
    else if (entry.isDirectory) {
      const inside = await entriesOf(entry as FileSystemDirectoryEntry)
      if (inside) open.push(...inside.sort((a, b) => byName.compare(b.name, a.name)))
      else found.unreadable += 1
    } else {
      const file = await fileOf(entry as FileSystemFileEntry)
      if (!file) found.unreadable += 1
      else if (given.has(entry) || looksLikePhoto(file)) found.files.push(file)
      else found.notPhotos += 1
    }
    if (found.files.length > MOST_PAGE_FILES) return { ...found, files: [], tooMany: true }
  }
  return found
}

const byName = new Intl.Collator('en', { numeric: true })

/** `readEntries` hands out a hundred at a time, and none once all were handed out. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[] | null> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | null>((resolve) => reader.readEntries(resolve, () => resolve(null)))
    if (!some) return null
    if (some.length === 0) return all
    all.push(...some)
  }
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)))

/** Opens the browser's chooser of files. */
export function choosePhotos(onFiles: (files: PageFiles) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = 'image/*,.heic,.heif,.avif,.tif,.tiff'
  input.addEventListener('change', () => onFiles({ ...nothing(), files: [...(input.files ?? [])] }))
  input.click()
}

/** Opens the browser's chooser of folders. */
export function choosePageFolder(onFiles: (files: PageFiles) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.webkitdirectory = true
  input.addEventListener('change', () => onFiles(filesOfFolder([...(input.files ?? [])])))
  input.click()
}

/** What the browser's chooser of folders gives: every file in it, with its way from there. */
export function filesOfFolder(all: readonly File[]): PageFiles {
  const found = { ...nothing(), ofFolder: true }
  for (const file of all) {
    if (file.webkitRelativePath.split('/').some((part) => part.startsWith('.'))) found.hidden += 1
    else if (looksLikePhoto(file)) found.files.push(file)
    else found.notPhotos += 1
  }
  return found.files.length > MOST_PAGE_FILES ? { ...found, files: [], tooMany: true } : found
}
