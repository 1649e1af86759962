import { Image, ImagePlus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Photo } from '../../../electron/contract/photos.ts'
import type { PhotoView } from '../../../electron/contract/views.ts'
import { viewerStrings } from '../../strings/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { isCovered, useCare } from './care/care-store.ts'
import { CoveredPhoto } from './care/covered-photo.tsx'
import { OpenStage } from './stage/open-stage.tsx'
import { StageTools } from './stage/stage-tools.tsx'

export interface PhotoStageProps {
  photo: Photo
  /** Drawn over the photo, filling exactly its rectangle. */
  overlay?: ReactNode
  /** More tools for the bar. */
  tools?: ReactNode
  /** Keys of commands, as shown to the person. */
  keysOf: (command: 'turn-left' | 'turn-right' | 'adjust' | 'crop' | 'measure' | 'magnifier') => string
  canLocate: boolean
  onLocate: (view: PhotoView) => void
}

/** The open photo, to be looked at down to its pixels, or covered where care asks for it. */
export function PhotoStage(props: PhotoStageProps) {
  const { photo } = props
  const covered = useCare((state) => isCovered(state, photo.id))
  if (photo.widthPx === null || photo.heightPx === null) {
    return <div className="stage-empty">{photo.problem && <ProblemNote problem={photo.problem} />}</div>
  }
  if (covered === null) return <div className="stage-empty" />
  if (covered) {
    return (
      <div className="stage-frame">
        <CoveredPhoto photo={photo} />
        <div className="viewer-foot">
          <span className="spring" />
          <StageTools {...props} covered />
        </div>
      </div>
    )
  }
  return <OpenStage key={photo.id} {...props} size={{ width: photo.widthPx, height: photo.heightPx }} />
}

/** In place of a photo: that one is to be chosen, or, where the case has none, how to bring some in. */
export function NoPhoto({ actions }: { actions: ReactNode | null }) {
  return (
    <div className="stage-empty">
      {actions ? (
        <EmptyState
          icon={<ImagePlus aria-hidden="true" />}
          title={viewerStrings.noPhotosTitle}
          text={viewerStrings.noPhotosText}
          actions={actions}
        />
      ) : (
        <EmptyState icon={<Image aria-hidden="true" />} title={viewerStrings.chooseTitle} text={viewerStrings.chooseText} />
      )}
    </div>
  )
}
