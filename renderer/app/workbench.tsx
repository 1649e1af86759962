import { type CSSProperties, useMemo } from 'react'
import type { CaseId, PhotoId } from '../../electron/contract/ids.ts'
import { useAnswer } from '../features/answer/index.ts'
import { PhotoWorkMarks, useCases } from '../features/cases/index.ts'
import { CopyHint, PhotoPanel, usePhotos } from '../features/photos/index.ts'
import { RunStateBadge, useRuns } from '../features/runs/index.ts'
import { appStrings } from '../strings/index.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Splitter } from '../ui/splitter.tsx'
import { Centre } from './centre.tsx'
import { keysOf, runCommand } from './commands/commands.ts'
import { Inspector } from './inspector.tsx'
import { useLayout } from './layout.ts'
import { MapDrawer } from './map-drawer.tsx'
import { useMapDrawer } from './map-drawer-store.ts'
import { goTo, useRoute } from './routes.ts'
import { showGroup } from './session.ts'

/** Photos, the photo with its map, and what is known of it, side by side. */
export function Workbench({ caseId }: { caseId: CaseId }) {
  const { photosPx, inspectorPx, readWide, tab, change } = useLayout()
  const photoId = useRoute((route) => route.photoId)
  const drawerOpen = useMapDrawer((state) => state.tab !== null)
  const photo = usePhotos((state) => state.photos?.find(({ id }) => id === photoId)) ?? null
  const groupShown = useAnswer((state) => state.subject?.groupId ?? null)
  const badgeOf = useBadges()
  const hintOf = useHints()
  const sizes = { '--photos': `${photosPx}px`, '--inspector': `${inspectorPx}px` } as CSSProperties
  return (
    <div className="workbench" data-reading={(readWide && tab === 'reasoning' && photo !== null) || undefined} style={sizes}>
      <nav className="photo-column" aria-label={appStrings.photoColumn}>
        <PhotoPanel
          photoId={photoId}
          groupShown={groupShown}
          keys={{ add: keysOf('add-photos'), group: keysOf('group-photos'), ungroup: keysOf('ungroup-photos') }}
          badgeOf={badgeOf}
          hintOf={hintOf}
          onAdd={() => runCommand('add-photos')}
          onGroup={() => runCommand('group-photos')}
          onUngroup={() => runCommand('ungroup-photos')}
          onChoose={(chosen) => {
            useAnswer.getState().setOfGroup(false)
            goTo({ caseId, photoId: chosen })
          }}
          onChooseGroup={showGroup}
          onShow={(shownCase, shownPhoto) => goTo({ caseId: shownCase, photoId: shownPhoto })}
        />
        <Splitter
          label={appStrings.resizePhotos}
          between="column"
          direction={1}
          sizePx={photosPx}
          minPx={180}
          maxPx={480}
          onResize={(px) => change({ photosPx: px })}
        />
      </nav>
      <Centre photo={photo} />
      <aside className="inspector" aria-label={appStrings.inspector}>
        <Splitter
          label={appStrings.resizeInspector}
          between="column"
          direction={-1}
          sizePx={inspectorPx}
          minPx={300}
          maxPx={720}
          onResize={(px) => change({ inspectorPx: px })}
        />
        {drawerOpen ? (
          <MapDrawer caseId={caseId} />
        ) : photo ? (
          <Inspector photo={photo} />
        ) : (
          <EmptyState title={appStrings.noPhotoOpen} text={appStrings.noPhotoOpenText} />
        )}
      </aside>
    </div>
  )
}

/** The state of each photo's newest run, for its row. */
function useBadges(): (photoId: PhotoId) => React.ReactNode {
  const runs = useRuns((state) => state.runs)
  const photos = usePhotos((state) => state.photos)
  return useMemo(() => {
    const newest = new Map(runs?.toReversed().map((run) => [run.photoId, run]))
    const listed = new Map(photos?.map((photo) => [photo.id, photo]))
    return (photoId) => {
      const run = newest.get(photoId)
      const photo = listed.get(photoId)
      return (
        <>
          {run && <RunStateBadge state={run.state} />}
          {photo && <PhotoWorkMarks photo={photo} />}
        </>
      )
    }
  }, [runs, photos])
}

/** What a photo's row says of copies. */
function useHints(): (photoId: PhotoId) => React.ReactNode {
  const cases = useCases((state) => state.cases)
  const photos = usePhotos((state) => state.photos)
  return useMemo(() => {
    const titles = new Map(cases?.map(({ id, title }) => [id, title]))
    const listed = new Map(photos?.map((photo) => [photo.id, photo]))
    return (photoId) => {
      const photo = listed.get(photoId)
      return photo && <CopyHint photo={photo} titleOf={(caseId) => titles.get(caseId)} />
    }
  }, [cases, photos])
}
