import type { FormEvent } from 'react'
import type { AnalystClueKind, ClaimStrength } from '../../../electron/contract/analyst-clues.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import { clueStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Segments } from '../../ui/segments.tsx'
import type { AnswerLine } from './claim-actions.ts'
import { contentOf, samePolygon } from './own-clue-draft.ts'
import { useOwnClue } from './own-clue-store.ts'
import { useClues } from './store.ts'
import { TargetField } from './target-field.tsx'

const KINDS = (Object.keys(clueStrings.ownKinds) as AnalystClueKind[]).map((value) => ({ value, title: clueStrings.ownKinds[value] }))
const STRENGTHS = (Object.keys(clueStrings.ownStrengths) as ClaimStrength[]).map((value) => ({
  value,
  title: clueStrings.ownStrengths[value],
}))

/** The form for a clue of the analyst's own, new or to be changed. */
export function OwnClueDialog({ photoId, line }: { photoId: PhotoId; line: AnswerLine }) {
  const { open, editing, draft, problem, change, close, save } = useOwnClue()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const posterior = await save(photoId, line.runId)
    if (posterior) line.onAnswer(posterior)
  }
  return (
    <Dialog title={editing ? clueStrings.changeTitle : clueStrings.addTitle} open={open} onClose={close}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="faint">{clueStrings.addText}</p>
        <TargetField draft={draft} onChange={change} />
        <SelectField
          label={clueStrings.kindLabel}
          hint={clueStrings.kindHint}
          value={draft.kind}
          options={KINDS}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={clueStrings.quoteLabel}
          placeholder={clueStrings.quotePlaceholder}
          maxLength={2000}
          value={draft.quote}
          onChange={(quote) => change({ quote })}
        />
        <TextArea
          label={clueStrings.reasonLabel}
          placeholder={clueStrings.reasonPlaceholder}
          maxLength={4000}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        <WhereField />
        <div className="field">
          <span className="field-label">{clueStrings.strengthLabel}</span>
          <Segments
            label={clueStrings.strengthLabel}
            value={draft.strength}
            options={STRENGTHS}
            onChange={(strength) => change({ strength })}
          />
          <p className="field-hint">{clueStrings.strengthHints[draft.strength]}</p>
        </div>
        {problem && <ProblemNote problem={problem} />}
        <div className="dialog-foot">
          <Button onClick={close}>{clueStrings.cancel}</Button>
          <Button kind="primary" type="submit" disabled={contentOf(draft) === null}>
            {editing ? clueStrings.saveChange : clueStrings.saveNew}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const NOWHERE = 'nowhere'
const AS_IT_IS = 'as-it-is'

/** A box that is on the photo already, for what the claim is about. */
function WhereField() {
  const clues = useClues((state) => state.clues)
  const { draft, change } = useOwnClue()
  const boxed = clues?.filter(({ where, kind }) => where !== null && kind === 'text-line') ?? []
  const chosen = boxed.find(({ where }) => samePolygon(where, draft.where))
  if (boxed.length === 0 && draft.where === null) return null
  return (
    <SelectField
      label={clueStrings.whereLabel}
      value={draft.where === null ? NOWHERE : (chosen?.id ?? AS_IT_IS)}
      options={[
        { value: NOWHERE, title: clueStrings.nowhere },
        ...(draft.where !== null && !chosen ? [{ value: AS_IT_IS, title: clueStrings.whereAsItIs }] : []),
        ...boxed.map(({ id, title }) => ({ value: id as string, title })),
      ]}
      onChange={(value) => {
        if (value !== AS_IT_IS) change({ where: boxed.find(({ id }) => id === value)?.where ?? null })
      }}
    />
  )
}
