import { FolderOpen } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { intakeStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { chooseFolder } from './desktop-folder.ts'
import { useIntake } from './intake-store.ts'
import { choosePageFolder, type PageFiles } from './page-files.ts'

/** Asks for a folder to be added or watched: by its path, with the system's dialog, or with the browser's. */
export function FolderDialog({ onFiles }: { onFiles: (files: PageFiles) => void }) {
  const { asking, looking, askProblem, ask, giveFolder } = useIntake()
  const [path, setPath] = useState('')
  useEffect(() => {
    if (asking) setPath('')
  }, [asking])

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void giveFolder(path)
  }
  const chooseOnSystem = async () => {
    const chosen = await chooseFolder?.()
    if (chosen) setPath(chosen)
  }
  const chooseInBrowser = () => {
    ask(null)
    choosePageFolder(onFiles)
  }
  const watching = asking === 'watch'
  return (
    <Dialog
      title={watching ? intakeStrings.watchFolderTitle : intakeStrings.addFolderTitle}
      open={asking !== null}
      onClose={() => ask(null)}
    >
      <form className="stack" onSubmit={onSubmit}>
        <p>{watching ? intakeStrings.watchFolderText : intakeStrings.addFolderText}</p>
        <div className="folder-choice">
          <TextField
            label={intakeStrings.pathLabel}
            hint={intakeStrings.pathHint}
            placeholder={intakeStrings.pathPlaceholder}
            value={path}
            maxLength={4096}
            spellCheck={false}
            autoComplete="off"
            onChange={setPath}
          />
          {chooseFolder && <Button onClick={() => void chooseOnSystem()}>{intakeStrings.choose}</Button>}
        </div>
        {askProblem && <ProblemNote problem={askProblem} />}
        {looking && <Loading label={intakeStrings.looking} />}
        <div className="dialog-foot">
          {!watching && !chooseFolder && (
            <Button kind="quiet" icon={<FolderOpen aria-hidden="true" />} onClick={chooseInBrowser}>
              {intakeStrings.chooseInBrowser}
            </Button>
          )}
          <span className="spring" />
          <Button kind="quiet" onClick={() => ask(null)}>
            {intakeStrings.stop}
          </Button>
          <Button kind="primary" type="submit" disabled={looking || path.trim() === ''}>
            {watching ? intakeStrings.watch : intakeStrings.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
