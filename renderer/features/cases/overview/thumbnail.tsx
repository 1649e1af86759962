import { ImageOff } from 'lucide-react'
import type { PhotoId } from '../../../../electron/contract/ids.ts'
import { photoStrings } from '../../../strings/index.ts'
import { thumbnailAddress } from '../api.ts'

export function Thumbnail({ photo }: { photo: { photoId: PhotoId; shown: boolean } }) {
  if (!photo.shown) {
    return (
      <span className="overview-thumb">
        <ImageOff aria-label={photoStrings.unreadable} />
      </span>
    )
  }
  return <img className="overview-thumb" src={thumbnailAddress(photo.photoId)} alt="" loading="lazy" decoding="async" draggable={false} />
}
