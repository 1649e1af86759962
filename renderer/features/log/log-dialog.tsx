import { ShieldCheck } from 'lucide-react'
import { logStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { momentText } from '../../ui/figures/moment.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useLog } from './store.ts'

export function LogDialog() {
  const { open, hide, entries, more, check, problem, readOlder, verify } = useLog()
  const { columns } = logStrings
  const now = new Date()
  return (
    <Dialog title={logStrings.title} open={open} onClose={hide} wide>
      <p className="faint">{logStrings.text}</p>
      <div>
        <Button icon={<ShieldCheck aria-hidden="true" />} disabled={check === 'running'} onClick={() => void verify()}>
          {check === 'running' ? logStrings.verifying : logStrings.verify}
        </Button>
      </div>
      {check && check !== 'running' && (
        <Note tone={check.intact ? 'plain' : 'bad'}>
          {check.intact ? logStrings.intact(check.entries) : logStrings.broken(check.firstBroken)}
        </Note>
      )}
      {problem && <ProblemNote problem={problem} />}
      {!entries && !problem && <Loading label={logStrings.loading} />}
      {entries?.length === 0 && <p className="faint">{logStrings.empty}</p>}
      {entries && entries.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{columns.when}</th>
              <th scope="col">{columns.who}</th>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.subject}</th>
              <th scope="col">{columns.hash}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.sequence}>
                <td className="figures">{momentText(entry.at, now)}</td>
                <td>{entry.actor}</td>
                <td>{logStrings.action(entry.action)}</td>
                <td className="table-wide" title={entry.subject}>
                  {logStrings.subject(entry.subjectName, entry.subject)}
                </td>
                <td>
                  <code title={entry.hash}>{entry.hash.slice(0, 10)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more && (
        <div>
          <Button onClick={() => void readOlder()}>{logStrings.older}</Button>
        </div>
      )}
    </Dialog>
  )
}
