import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { Departure } from '../../../electron/contract/ledger.ts'
import { ledgerStrings } from '../../strings/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { momentText } from '../../ui/figures/moment.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useLedger } from './store.ts'

/** Everything that ever left this machine, and every attempt that was refused. */
export function LedgerDialog() {
  const { open, hide, departures, sent, refused, more, problem, readOlder } = useLedger()
  return (
    <Dialog title={ledgerStrings.title} open={open} onClose={hide} wide>
      <p className="faint">{ledgerStrings.text}</p>
      {problem && <ProblemNote problem={problem} />}
      {!departures && !problem && <Loading label={ledgerStrings.loading} />}
      {departures && (
        <EmptyState
          icon={sent === 0 ? <ShieldCheck aria-hidden="true" /> : <ShieldAlert aria-hidden="true" />}
          title={sent === 0 ? ledgerStrings.nothingLeft : ledgerStrings.left(sent)}
          text={refused === 0 ? ledgerStrings.nothingTried : ledgerStrings.refused(refused)}
        />
      )}
      {departures && departures.length > 0 && <DepartureTable departures={departures} />}
      {more && (
        <div>
          <Button onClick={() => void readOlder()}>{ledgerStrings.older}</Button>
        </div>
      )}
    </Dialog>
  )
}

function DepartureTable({ departures }: { departures: readonly Departure[] }) {
  const { columns, outcomes } = ledgerStrings
  const now = new Date()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.destination}</th>
          <th scope="col">{columns.purpose}</th>
          <th scope="col">{columns.outcome}</th>
          <th scope="col">{columns.bytes}</th>
        </tr>
      </thead>
      <tbody>
        {departures.map(({ number, at, destination, purpose, outcome, bytesSent }) => (
          <tr key={number}>
            <td className="figures">{momentText(at, now)}</td>
            <td className="table-wide">{destination}</td>
            <td>{purpose}</td>
            <td>
              <Badge tone={outcome === 'refused' ? 'good' : 'warn'}>{outcomes[outcome]}</Badge>
            </td>
            <td className="figures">{byteSizeText(bytesSent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
