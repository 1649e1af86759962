import { expect, it } from 'vitest'
import { filesOfFolder, filesOfTransfer, looksLikePhoto, MOST_PAGE_FILES } from '../../../../../renderer/features/photos/page-files.ts'

const file = (webkitRelativePath: string, type = '') =>
  ({ name: webkitRelativePath.split('/').at(-1), webkitRelativePath, type }) as unknown as File

it('takes for photos what is named or known as one', () => {
  expect(['a.JPG', 'b.heic', 'c.tiff', 'd.avif'].every((name) => looksLikePhoto({ name, type: '' }))).toBe(true)
  expect(looksLikePhoto({ name: 'no-extension', type: 'image/png' })).toBe(true)
  expect(looksLikePhoto({ name: 'drawing.svg', type: 'image/svg+xml' })).toBe(false)
  expect(looksLikePhoto({ name: 'photo.jpg.exe', type: '' })).toBe(false)
})

it('counts what it leaves out of a folder, and refuses one that is too large as a whole', () => {
  const found = filesOfFolder(['f/a.jpg', 'f/.DS_Store', 'f/.git/b.jpg', 'f/notes.txt', 'f/in/c.png'].map((path) => file(path)))
  expect(found.files.map(({ name }) => name)).toEqual(['a.jpg', 'c.png'])
  expect(found).toMatchObject({ hidden: 2, notPhotos: 1, tooMany: false, ofFolder: true })
  const many = filesOfFolder(Array.from({ length: MOST_PAGE_FILES + 1 }, (_, index) => file(`f/${index}.jpg`)))
  expect(many).toMatchObject({ files: [], tooMany: true })
})

it('leaves a dropped folder whose path is known to the library, and takes what was dropped beside it', async () => {
  const given = (name: string, isDirectory: boolean) => {
    const dropped = file(name)
    return { kind: 'file', webkitGetAsEntry: () => ({ name, isDirectory }), getAsFile: () => dropped }
  }
  const items = [given('walk', true), given('quay.jpg', false), given('pier', true)]
  const transfer = { items, files: items.map(({ getAsFile }) => getAsFile()) } as unknown as DataTransfer
  expect(await filesOfTransfer(transfer, ({ name }) => `/home/ana/${name}`)).toMatchObject({
    files: [{ name: 'quay.jpg' }],
    folders: ['/home/ana/walk', '/home/ana/pier'],
    ofFolder: false,
  })
})
