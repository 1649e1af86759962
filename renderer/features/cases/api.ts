import type { CaseRecord } from '../../../electron/contract/cases.ts'
import type { CaseId, PhotoId } from '../../../electron/contract/ids.ts'
import type { CaseSort, OverviewFilter, PhotoSort } from '../../../electron/contract/overview.ts'
import type { Photo } from '../../../electron/contract/photos.ts'
import type { CaseChanges, PhotoChanges } from '../../../electron/contract/work.ts'
import { client } from '../../rpc/index.ts'

export const listCases = (): Promise<CaseRecord[]> => client.cases.list()
export const createCase = (title: string): Promise<CaseRecord> => client.cases.create({ title })
export const renameCase = (caseId: CaseId, title: string): Promise<CaseRecord> => client.cases.rename({ caseId, title })
export const changeCase = (caseId: CaseId, changes: CaseChanges): Promise<CaseRecord> => client.cases.change({ caseId, changes })
export const changePhoto = (photoId: PhotoId, changes: PhotoChanges): Promise<Photo> => client.photos.change({ photoId, changes })

export const overviewOfCases = (filter: OverviewFilter, sort: CaseSort, signal: AbortSignal) =>
  client.overview.cases({ filter, sort }, { signal })
export const overviewOfPhotos = (filter: OverviewFilter, sort: PhotoSort, offset: number, limit: number, signal: AbortSignal) =>
  client.overview.photos({ filter, sort, offset, limit }, { signal })
export const overviewOfPhoto = (photoId: PhotoId) => client.overview.photo({ photoId })
export const mapPoints = (filter: OverviewFilter, signal: AbortSignal) => client.overview.points({ filter }, { signal })
export const vocabulary = () => client.overview.vocabulary()

/** A small upright picture of the photo. */
export const thumbnailAddress = (photoId: PhotoId) => `photos/${photoId}/preview?side=320`
