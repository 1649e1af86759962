import { expect, it } from 'vitest'
import { isArchive, sortGiven } from '../../../../../renderer/features/photos/given-files.ts'

it('takes files by their path where they have one, uploads the others, and tells archives from photos', () => {
  const [onDisk, pasted, archive] = ['a.jpg', 'image.png', 'Harbour.WHEREABOUTS'].map((name) => new File(['x'], name))
  const pathOf = (file: File) => (file === pasted ? null : `/home/ana/${file.name}`)
  expect(sortGiven([onDisk!, pasted!, archive!], pathOf)).toEqual({ archives: [archive], paths: ['/home/ana/a.jpg'], uploads: [pasted] })
  // In a browser no file has a path.
  expect(sortGiven([onDisk!, archive!], () => null)).toEqual({ archives: [archive], paths: [], uploads: [onDisk] })
  expect(isArchive('whereabouts.jpg')).toBe(false)
})
