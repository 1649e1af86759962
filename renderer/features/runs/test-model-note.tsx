import { runStrings } from '../../strings/index.ts'
import { Note } from '../../ui/note.tsx'

/** Stands wherever the output of a generated model is shown. */
export function TestModelNote({ brief = false }: { brief?: boolean }) {
  if (brief) return <p className="test-model">{runStrings.testModelBrief}</p>
  return (
    <Note tone="warn" title={runStrings.testModel}>
      {runStrings.testModelText}
    </Note>
  )
}
