import { type FormEvent, useEffect, useState } from 'react'
import { groupStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useGroups } from './groups-store.ts'

export function RenameGroupDialog() {
  const { renaming, askToRename, rename } = useGroups()
  const [name, setName] = useState('')
  useEffect(() => setName(renaming?.name ?? ''), [renaming])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (renaming && name.trim() !== '') void rename(renaming.id, name.trim())
  }
  return (
    <Dialog title={groupStrings.renameTitle} open={renaming !== null} onClose={() => askToRename(null)}>
      <form className="stack" onSubmit={onSubmit}>
        <TextField label={groupStrings.nameLabel} value={name} maxLength={200} onChange={setName} />
        <div className="dialog-foot">
          <Button kind="quiet" onClick={() => askToRename(null)}>
            {groupStrings.cancel}
          </Button>
          <Button kind="primary" type="submit" disabled={name.trim() === ''}>
            {groupStrings.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
