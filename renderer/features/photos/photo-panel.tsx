import { ImagePlus, Images } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import { photoStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { PhotoList } from './photo-list.tsx'
import { usePhotos } from './store.ts'

interface PhotoPanelProps {
  photoId: PhotoId | null
  onChoose: (photoId: PhotoId) => void
  onAdd: () => void
  addKeys: string
  badgeOf: (photoId: PhotoId) => ReactNode
}

/** The left column: the case's photos and what is on its way in. */
export function PhotoPanel({ photoId, onChoose, onAdd, addKeys, badgeOf }: PhotoPanelProps) {
  const { photos, problem, caseId, load } = usePhotos()
  return (
    <div className="photo-panel">
      <header className="panel-head">
        <h2>{photoStrings.photos}</h2>
        {photos && <span className="panel-count figures">{photos.length}</span>}
        <IconButton label={photoStrings.addPhotos} keys={addKeys} onClick={onAdd}>
          <ImagePlus aria-hidden="true" />
        </IconButton>
      </header>
      {problem && (
        <div className="panel-pad">
          <ProblemNote problem={problem} onRetry={() => caseId && void load(caseId)} />
        </div>
      )}
      {!photos && !problem && <Loading label={photoStrings.loading} />}
      {photos?.length === 0 && (
        <EmptyState
          icon={<Images aria-hidden="true" />}
          title={photoStrings.emptyTitle}
          text={photoStrings.emptyText}
          actions={<Button onClick={onAdd}>{photoStrings.addPhotos}</Button>}
        />
      )}
      {photos && photos.length > 0 && <PhotoList photos={photos} photoId={photoId} onChoose={onChoose} badgeOf={badgeOf} />}
    </div>
  )
}
