import { Eye, FolderPlus, ImagePlus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { GroupId, PhotoId } from '../../../electron/contract/ids.ts'
import { intakeStrings, photoStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useGroups } from './groups-store.ts'
import { IntakePanel } from './intake-panel.tsx'
import { useIntake } from './intake-store.ts'
import { listRows } from './list-rows.ts'
import type { ShowPhoto } from './look-alike.tsx'
import { PhotoList } from './photo-list.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { usePhotos } from './store.ts'

interface PhotoPanelProps {
  photoId: PhotoId | null
  groupShown: GroupId | null
  onChoose: (photoId: PhotoId) => void
  onChooseGroup: (groupId: GroupId) => void
  /** Turns to a photo of this case or another. */
  onShow: ShowPhoto
  onAdd: () => void
  onGroup: () => void
  onUngroup: () => void
  keys: { add: string; group: string; ungroup: string }
  badgeOf: (photoId: PhotoId) => ReactNode
  hintOf?: (photoId: PhotoId) => ReactNode
}

/** The left column: the case's photos and groups, and what is on its way in. */
export function PhotoPanel(props: PhotoPanelProps) {
  const { photoId, groupShown, onChoose, onChooseGroup, onAdd, keys, badgeOf, hintOf } = props
  const { photos, problem, caseId, load } = usePhotos()
  const { groups, collapsed, problem: groupProblem, dismissProblem } = useGroups()
  const ask = useIntake((state) => state.ask)
  const rows = useMemo(() => listRows(photos ?? [], groups, collapsed), [photos, groups, collapsed])
  return (
    <div className="photo-panel">
      <header className="panel-head">
        <h2>{photoStrings.photos}</h2>
        {photos && <span className="panel-count figures">{photos.length}</span>}
        <Menu
          align="end"
          groups={[
            [
              { id: 'photos', title: intakeStrings.addPhotos, icon: <ImagePlus aria-hidden="true" />, keys: keys.add, onSelect: onAdd },
              { id: 'folder', title: intakeStrings.addFolder, icon: <FolderPlus aria-hidden="true" />, onSelect: () => ask('add') },
              { id: 'watch', title: intakeStrings.watchFolder, icon: <Eye aria-hidden="true" />, onSelect: () => ask('watch') },
            ],
          ]}
        >
          <IconButton label={intakeStrings.addMenu}>
            <ImagePlus aria-hidden="true" />
          </IconButton>
        </Menu>
      </header>
      {problem && (
        <div className="panel-pad">
          <ProblemNote problem={problem} onRetry={() => caseId && void load(caseId)} />
        </div>
      )}
      {groupProblem && (
        <div className="panel-pad">
          <ProblemNote problem={groupProblem} onDismiss={dismissProblem} />
        </div>
      )}
      {!photos && !problem && <Loading label={photoStrings.loading} />}
      {photos?.length === 0 && <p className="photo-none faint">{photoStrings.none}</p>}
      <SelectionBar onGroup={props.onGroup} onUngroup={props.onUngroup} groupKeys={keys.group} ungroupKeys={keys.ungroup} />
      {rows.length > 0 && (
        <PhotoList
          rows={rows}
          photoId={photoId}
          groupShown={groupShown}
          onChoose={onChoose}
          onChooseGroup={onChooseGroup}
          badgeOf={badgeOf}
          hintOf={hintOf}
        />
      )}
      <IntakePanel onShow={props.onShow} />
    </div>
  )
}
