import type { FormEvent } from 'react'
import { modelStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { sourceOf, usePlan } from './plan-store.ts'
import { PlanView } from './plan-view.tsx'

const { plan: words } = modelStrings

/** Before a download: who is asked, and then what would come, how much, where to and from whom. */
export function PlanDialog() {
  const { wanted, contacts, plan, step, problem, hide, ask, start } = usePlan()
  const name = wanted?.kind === 'known' ? wanted.entry.name : null
  const isNamed = usePlan((state) => sourceOf(state) !== null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (plan ? start() : ask())
  }
  const isReady = plan ? plan.isRoomEnough && step === 'idle' : isNamed && contacts !== null && step === 'idle'
  return (
    <Dialog title={name === null ? words.titleNamed : words.title(name)} open={wanted !== null} onClose={hide} wide>
      <form className="plan" onSubmit={submit}>
        {wanted?.kind === 'named' && <RepoField />}
        <FormatField />
        {!plan && contacts && <p>{contacts.proxy === null ? words.asks(contacts.hub) : words.asksByProxy(contacts.hub, contacts.proxy)}</p>}
        {step === 'asking' && <Loading label={words.asking(contacts?.hub ?? '')} />}
        {problem && <ProblemNote problem={problem} />}
        {plan && contacts && <PlanView plan={plan} contacts={contacts} />}
        <div className="dialog-foot">
          <Button onClick={hide}>{words.cancel}</Button>
          <Button type="submit" kind="primary" aria-disabled={!isReady} disabled={plan !== null && !plan.isRoomEnough}>
            {plan ? startWords(plan.bytesMissing, step === 'starting') : words.ask}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function startWords(bytesMissing: number, isStarting: boolean): string {
  if (isStarting) return words.starting
  return bytesMissing === 0 ? words.check : words.start(byteSizeText(bytesMissing))
}

function RepoField() {
  const { repoText, typeRepo } = usePlan()
  const isWrong = usePlan((state) => /\/./.test(state.repoText) && sourceOf(state) === null)
  return (
    <TextField
      label={words.repo}
      hint={words.repoHint}
      problem={isWrong ? words.repoWrong : undefined}
      placeholder={words.repoPlaceholder}
      value={repoText}
      spellCheck={false}
      autoComplete="off"
      onChange={typeRepo}
    />
  )
}

/** Of a pair: what the catalogue knows, or what the hub has said there is. */
function FormatField() {
  const { wanted, plan, format, chooseFormat } = usePlan()
  const known = wanted?.kind === 'known' ? (wanted.entry.downloadable?.formats ?? []) : []
  const formats = plan?.formats ?? known
  if (formats.length < 2) return null
  return (
    <SelectField
      label={words.format}
      hint={words.formatHint}
      value={format ?? formats[0]!}
      options={formats.map((value) => ({ value, title: modelStrings.formatWords(value) }))}
      onChange={chooseFormat}
    />
  )
}
