import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Photo } from '../../../electron/contract/photos.ts'
import { photoStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { type PreviewSide, previewAddress } from './api.ts'
import { createStage, type StageController } from './stage-controller.ts'

interface PhotoStageProps {
  photo: Photo
  /** Drawn over the photo, filling exactly its rectangle. */
  overlay?: ReactNode
  /** More tools for the bar. */
  tools?: ReactNode
}

const PAN_PX = 64

export function PhotoStage({ photo, overlay, tools }: PhotoStageProps) {
  const stageRef = useRef<HTMLDivElement>(null)
  const pictureRef = useRef<HTMLDivElement>(null)
  const controller = useRef<StageController | null>(null)
  const [side, setSide] = useState<PreviewSide>(1600)
  const [failed, setFailed] = useState(false)
  const { id, widthPx, heightPx } = photo

  useEffect(() => {
    setSide(1600)
    setFailed(false)
    const stage = stageRef.current
    const picture = pictureRef.current
    if (!stage || !picture || widthPx === null || heightPx === null || !id) return
    const made = createStage(stage, picture, { width: widthPx, height: heightPx }, (scale) => {
      // The larger preview is fetched once the smaller one would look soft; never for photos that have no more pixels.
      const longest = Math.max(widthPx, heightPx)
      if (longest > 1600 && scale * longest > 2000) setSide(4096)
    })
    controller.current = made
    return () => made.destroy()
  }, [id, widthPx, heightPx])

  if (widthPx === null) {
    return <div className="stage-empty">{photo.problem && <ProblemNote problem={photo.problem} />}</div>
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const stage = controller.current
    if (!stage || event.ctrlKey || event.metaKey || event.altKey) return
    const actions: Record<string, () => void> = {
      ArrowLeft: () => stage.panBy(PAN_PX, 0),
      ArrowRight: () => stage.panBy(-PAN_PX, 0),
      ArrowUp: () => stage.panBy(0, PAN_PX),
      ArrowDown: () => stage.panBy(0, -PAN_PX),
      '+': () => stage.zoomBy(1.4),
      '=': () => stage.zoomBy(1.4),
      '-': () => stage.zoomBy(1 / 1.4),
      0: stage.fit,
    }
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  return (
    <div className="stage-frame">
      <div
        ref={stageRef}
        className="stage"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is panned and zoomed by keyboard.
        tabIndex={0}
        aria-label={photoStrings.stageLabel(photo.fileName)}
        onKeyDown={onKeyDown}
      >
        <div ref={pictureRef} className="stage-picture">
          <img key={id} src={previewAddress(id, side)} alt={photo.fileName} draggable={false} onError={() => setFailed(true)} />
          {overlay}
        </div>
        {failed && <p className="stage-failed">{photoStrings.previewFailed}</p>}
      </div>
      <div className="stage-tools" role="toolbar" aria-label={photo.fileName}>
        <IconButton label={photoStrings.fit} keys="0" onClick={() => controller.current?.fit()}>
          <Maximize aria-hidden="true" />
        </IconButton>
        <IconButton label={photoStrings.actualSize} onClick={() => controller.current?.actualSize()}>
          <span className="stage-one" aria-hidden="true">
            1:1
          </span>
        </IconButton>
        <IconButton label={photoStrings.zoomOut} keys="−" onClick={() => controller.current?.zoomBy(1 / 1.4)}>
          <ZoomOut aria-hidden="true" />
        </IconButton>
        <IconButton label={photoStrings.zoomIn} keys="+" onClick={() => controller.current?.zoomBy(1.4)}>
          <ZoomIn aria-hidden="true" />
        </IconButton>
        {tools}
      </div>
    </div>
  )
}

export function NoPhoto() {
  return (
    <div className="stage-empty">
      <EmptyState title={photoStrings.chooseTitle} text={photoStrings.chooseText} />
    </div>
  )
}
