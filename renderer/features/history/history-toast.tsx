import { X } from 'lucide-react'
import { historyStrings } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { Toast } from '../../ui/toast.tsx'
import { useHistory } from './store.ts'

interface HistoryToastProps {
  undoKeys: string
  redoKeys: string
}

/** Says what was just done, undone or done again, and offers the way back. */
export function HistoryToast({ undoKeys, redoKeys }: HistoryToastProps) {
  const { told, problem, undoLast, redoNext, dismiss } = useHistory()
  if (!told && !problem) return null
  const close = (
    <IconButton label={historyStrings.dismiss} onClick={dismiss}>
      <X aria-hidden="true" />
    </IconButton>
  )
  if (problem) return <Toast actions={close}>{historyStrings.problem(problem.message)}</Toast>
  if (!told) return null
  const undone = told.how === 'undone'
  return (
    <Toast
      actions={
        <>
          <Button kind="quiet" onClick={() => void (undone ? redoNext() : undoLast())}>
            {undone ? historyStrings.redo : historyStrings.undo}
            <KeyCaps keys={undone ? redoKeys : undoKeys} />
          </Button>
          {close}
        </>
      }
    >
      {historyStrings[told.how](historyStrings.acts[told.record.act.type])}
    </Toast>
  )
}
