import { ImageOff } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import type { Photo } from '../../../electron/contract/photos.ts'
import { photoStrings } from '../../strings/index.ts'
import { previewAddress } from './api.ts'

interface PhotoRowProps extends ComponentProps<'div'> {
  photo: Photo
  inGroup: boolean
  badge: ReactNode
  hint: ReactNode
}

export function PhotoRow({ photo, inGroup, badge, hint, ...rest }: PhotoRowProps) {
  return (
    <div {...rest} className={inGroup ? 'photo-row photo-row-inside' : 'photo-row'}>
      <Thumbnail photo={photo} />
      <span className="photo-row-words">
        <span className="photo-row-name">{photo.fileName}</span>
        <span className="photo-row-badges">
          {badge}
          {hint}
        </span>
      </span>
    </div>
  )
}

function Thumbnail({ photo }: { photo: Photo }) {
  if (photo.widthPx === null) {
    return (
      <span className="photo-thumb" title={photo.problem?.message}>
        <ImageOff aria-label={photoStrings.unreadable} />
      </span>
    )
  }
  return <img className="photo-thumb" src={previewAddress(photo.id, 320)} alt="" loading="lazy" decoding="async" draggable={false} />
}
