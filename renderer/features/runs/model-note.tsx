import type { ModelKind } from '../../../electron/contract/model-kind.ts'
import { runStrings } from '../../strings/index.ts'
import { Note } from '../../ui/note.tsx'

/** Stands wherever the output of a model is shown that nobody should rely on; nothing for others. */
export function ModelNote({ kind, brief = false }: { kind: ModelKind; brief?: boolean }) {
  const warning = runStrings.modelWarnings[kind]
  if (!warning) return null
  const { title, made, counted } = warning
  if (brief) return <p className="model-warning">{`${title} ${counted}`}</p>
  return (
    <Note tone="warn" title={title}>
      {`${made} ${counted}`}
    </Note>
  )
}
