import { type FormEvent, useState } from 'react'
import { modelStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { readNetworkDraft } from './network-draft.ts'
import { useNetwork } from './network-store.ts'

const { networkDialog: words } = modelStrings

/** How downloads reach the hub: mirror, proxy, speed, and who asks. */
export function NetworkDialog() {
  const { open, draft, problem, hide, change, save } = useNetwork()
  const read = draft && readNetworkDraft(draft)
  const complaint = (field: keyof NonNullable<typeof draft>, text: string) => (read?.wrong.includes(field) ? text : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (read?.wrong.length === 0) void save(read.changes)
  }
  return (
    <Dialog title={words.title} open={open} onClose={hide}>
      <p className="faint">{words.text}</p>
      {problem && <ProblemNote problem={problem} />}
      {!draft && !problem && <Loading label={words.loading} />}
      {draft && (
        <form className="stack" onSubmit={submit}>
          <TextField
            label={words.mirror}
            hint={words.mirrorHint}
            problem={complaint('mirror', words.mirrorWrong)}
            value={draft.mirror}
            inputMode="url"
            spellCheck={false}
            onChange={(mirror) => change({ mirror })}
          />
          <TextField
            label={words.proxy}
            hint={words.proxyHint}
            problem={complaint('proxy', words.proxyWrong)}
            value={draft.proxy}
            inputMode="url"
            spellCheck={false}
            onChange={(proxy) => change({ proxy })}
          />
          <TextField
            label={words.limit}
            hint={words.limitHint}
            problem={complaint('limit', words.limitWrong)}
            value={draft.limit}
            inputMode="decimal"
            onChange={(limit) => change({ limit })}
          />
          <div className="button-row">
            <Button type="submit" kind="primary" aria-disabled={read?.wrong.length !== 0}>
              {words.save}
            </Button>
            <Button onClick={hide}>{words.cancel}</Button>
          </div>
        </form>
      )}
      <TokenPart />
    </Dialog>
  )
}

/** The token is handed over and never shown again. */
function TokenPart() {
  const { token, keepToken, forgetToken } = useNetwork()
  const [typed, setTyped] = useState('')
  if (!token) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() === '') return
    void keepToken(typed.trim())
    setTyped('')
  }
  return (
    <section className="stack" aria-labelledby="hub-token">
      <h3 id="hub-token">{words.token}</h3>
      <p>
        {words.tokenText} {words.tokenPlaces[token.place]}
      </p>
      {token.canBeKept ? (
        <form className="token-form" onSubmit={submit}>
          <TextField label={words.tokenField} type="password" autoComplete="off" maxLength={500} value={typed} onChange={setTyped} />
          <Button type="submit" aria-disabled={typed.trim() === ''}>
            {words.keepToken}
          </Button>
          {token.place === 'keychain' && <Button onClick={() => void forgetToken()}>{words.forgetToken}</Button>}
        </form>
      ) : (
        token.place === 'nowhere' && <p className="faint">{words.tokenCannot}</p>
      )}
    </section>
  )
}
