import { ChevronDown, ChevronUp, FolderOpen, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Pack } from '../../../electron/contract/packs.ts'
import { atlasStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { usePacks } from './packs-store.ts'

/** The user's own map packs, the highest first, and how to add one. */
export function PackList({ choosePack }: { choosePack: (() => Promise<string | null>) | null }) {
  const { packs, problem, busy, add } = usePacks()
  const [path, setPath] = useState('')
  const take = async (chosen: string | null) => {
    if (chosen && (await add(chosen))) setPath('')
  }
  return (
    <div className="pack-list">
      {packs.length === 0 && <p className="faint">{atlasStrings.noPacks}</p>}
      <ul>
        {packs.toReversed().map((pack, index) => (
          <PackRow key={pack.id} pack={pack} highest={index === 0} lowest={index === packs.length - 1} />
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} tone="warn" />}
      <form
        className="pack-add"
        onSubmit={(event) => {
          event.preventDefault()
          void take(path)
        }}
      >
        <TextField
          label={atlasStrings.packPath}
          placeholder={atlasStrings.packPathHint}
          value={path}
          spellCheck={false}
          onChange={setPath}
        />
        {choosePack && (
          <IconButton label={atlasStrings.choosePack} kind="plain" onClick={() => void choosePack().then(take)}>
            <FolderOpen aria-hidden="true" />
          </IconButton>
        )}
        <Button type="submit" icon={<Plus aria-hidden="true" />} disabled={busy || path.trim() === ''}>
          {atlasStrings.addPack}
        </Button>
      </form>
    </div>
  )
}

function PackRow({ pack, highest, lowest }: { pack: Pack; highest: boolean; lowest: boolean }) {
  const { enable, move, remove } = usePacks()
  return (
    <li className="pack-row">
      <SwitchField label={pack.name} hint={packState(pack)} checked={pack.enabled} onChange={(enabled) => void enable(pack.id, enabled)} />
      <span className="pack-buttons">
        <IconButton label={atlasStrings.packUp(pack.name)} disabled={highest} onClick={() => void move(pack.id, 1)}>
          <ChevronUp aria-hidden="true" />
        </IconButton>
        <IconButton label={atlasStrings.packDown(pack.name)} disabled={lowest} onClick={() => void move(pack.id, -1)}>
          <ChevronDown aria-hidden="true" />
        </IconButton>
        <IconButton label={atlasStrings.packRemove(pack.name)} onClick={() => void remove(pack.id)}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  )
}

function packState({ state, problem, content }: Pack): string {
  if (state !== 'ready' || !content) return problem ? `${problem.message} ${problem.remedy}` : atlasStrings.packGone
  const kind = content.tiles === 'mvt' ? atlasStrings.packStreets : atlasStrings.packPictures
  return [kind, atlasStrings.packZooms(content.minZoom, content.maxZoom), content.attribution].filter(Boolean).join(' · ')
}
