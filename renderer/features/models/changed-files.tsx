import type { Model } from '../../../electron/contract/models.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { modelStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useModels } from './store.ts'

/** A file that is not its passport's, and the way to go on with it all the same. */
export function ChangedFiles({ model, problem }: { model: Model; problem: Problem }) {
  const { accept, accepting } = useModels()
  return (
    <div className="stack">
      <ProblemNote problem={problem} tone="warn" />
      <p>{modelStrings.acceptText}</p>
      <div className="button-row">
        <Button kind="danger" aria-disabled={accepting} onClick={() => !accepting && void accept(model.id)}>
          {accepting ? modelStrings.accepting : modelStrings.accept}
        </Button>
      </div>
    </div>
  )
}
