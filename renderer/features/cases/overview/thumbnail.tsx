import type { PhotoId } from '../../../../electron/contract/ids.ts'
import { photoStrings } from '../../../strings/index.ts'
import { SmallPicture } from '../../../ui/small-picture.tsx'
import { thumbnailAddress } from '../api.ts'

export function Thumbnail({ photo }: { photo: { photoId: PhotoId; shown: boolean } }) {
  return (
    <SmallPicture
      className="overview-thumb"
      address={photo.shown ? thumbnailAddress(photo.photoId) : null}
      missing={photoStrings.unreadable}
    />
  )
}
