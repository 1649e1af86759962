import { randomUUID } from 'node:crypto'
import type { PhotoViewId } from '../../contract/ids.ts'
import type { Tiles } from '../files/tiles.ts'
import type { Library } from '../library/library.ts'
import { perform } from '../store/acts/acts.ts'
import { getPhoto } from '../store/photos.ts'
import { getView, listViews } from '../store/views.ts'
import type { ContractWithErrors } from './base.ts'

export function viewsRouter({ views }: ContractWithErrors, library: Library, tiles: Tiles) {
  return views.router({
    list: views.list.handler(({ input }) => listViews(library.read, input)),
    add: views.add.handler(({ input }) => {
      const viewId = randomUUID() as string as PhotoViewId
      perform(library.write, { type: 'add-view', viewId, ...input }, library.stamp())
      return getView(library.read, viewId)
    }),
    rename: views.rename.handler(({ input }) => {
      perform(library.write, { type: 'rename-view', ...input }, library.stamp())
      return getView(library.read, input.viewId)
    }),
    remove: views.remove.handler(({ input }) => {
      perform(library.write, { type: 'remove-view', ...input }, library.stamp())
      return {}
    }),
    tiles: views.tiles.handler(({ input, signal }) => {
      const { sha256, widthPx, heightPx } = getPhoto(library.read, input.photoId)
      return tiles.prepare(sha256, { widthPx, heightPx }, signal)
    }),
  })
}
