import { type FormEvent, useEffect, useState } from 'react'
import type { CaseId } from '../../../electron/contract/ids.ts'
import { caseStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useCases } from './store.ts'

/** The dialog that names a case, new or old. */
export function CaseFormDialog({ onSaved }: { onSaved: (caseId: CaseId) => void }) {
  const { form, problem, openForm, submit } = useCases()
  const [title, setTitle] = useState('')
  useEffect(() => setTitle(form?.kind === 'rename' ? form.title : ''), [form])

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await submit(title.trim())
    if (saved) onSaved(saved)
  }
  const renaming = form?.kind === 'rename'
  return (
    <Dialog title={renaming ? caseStrings.renameTitle : caseStrings.newTitle} open={form !== null} onClose={() => openForm(null)}>
      <form className="stack" onSubmit={onSubmit}>
        <TextField
          label={caseStrings.titleLabel}
          value={title}
          placeholder={caseStrings.titlePlaceholder}
          maxLength={200}
          onChange={setTitle}
        />
        {problem && <ProblemNote problem={problem} />}
        <div className="dialog-foot">
          <Button kind="quiet" onClick={() => openForm(null)}>
            {caseStrings.cancel}
          </Button>
          <Button kind="primary" type="submit" disabled={title.trim() === ''}>
            {renaming ? caseStrings.rename : caseStrings.create}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
