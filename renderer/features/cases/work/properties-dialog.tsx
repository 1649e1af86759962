import { workStrings } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { useCases } from '../store.ts'
import { CaseWork } from './case-work.tsx'

/** The properties of one case, from wherever the page is. */
export function CasePropertiesDialog() {
  const { properties, cases, problem, openProperties, changeCase } = useCases()
  const record = cases?.find(({ id }) => id === properties) ?? null
  const close = () => openProperties(null)
  return (
    <Dialog title={record?.title ?? workStrings.properties} open={record !== null} onClose={close}>
      {record && (
        <>
          <CaseWork record={record} onChange={(changes) => void changeCase(record.id, changes)} />
          {problem && <ProblemNote problem={problem} />}
          <div className="dialog-foot">
            <Button kind="primary" onClick={close}>
              {workStrings.done}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
