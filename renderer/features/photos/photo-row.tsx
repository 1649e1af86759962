import type { ComponentProps, ReactNode } from 'react'
import type { Photo } from '../../../electron/contract/photos.ts'
import { photoStrings } from '../../strings/index.ts'
import { SmallPicture } from '../../ui/small-picture.tsx'
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
      <SmallPicture
        className="photo-thumb"
        address={photo.widthPx === null ? null : previewAddress(photo.id, 320)}
        missing={photoStrings.unreadable}
        reason={photo.problem?.message}
      />
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
