import { Plus } from 'lucide-react'
import { clueStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Tip } from '../../ui/tip.tsx'
import type { ClaimFilter, ClaimOrder } from './claims-shown.ts'
import { useClues } from './store.ts'

const FILTERS = (Object.keys(clueStrings.filters) as ClaimFilter[]).map((value) => ({ value, title: clueStrings.filters[value] }))
const ORDERS = (Object.keys(clueStrings.orders) as ClaimOrder[]).map((value) => ({ value, title: clueStrings.orders[value] }))

interface ClaimToolbarProps {
  /** The candidate that claims speak for or against; null while there is none. */
  seenFrom: string | null
  addKeys: string
  onAdd: () => void
}

export function ClaimToolbar({ seenFrom, addKeys, onAdd }: ClaimToolbarProps) {
  const filter = useClues((state) => state.filter)
  const order = useClues((state) => state.order)
  const show = useClues((state) => state.show)
  return (
    <div className="claim-tools">
      <div className="claim-tools-row">
        <Segments label={clueStrings.filterLabel} value={filter} options={FILTERS} onChange={(chosen) => show({ filter: chosen })} />
        <span className="spring" />
        <Tip text={clueStrings.addHint} keys={addKeys}>
          <Button icon={<Plus aria-hidden="true" />} onClick={onAdd}>
            {clueStrings.add}
          </Button>
        </Tip>
      </div>
      <div className="claim-tools-row">
        {seenFrom && <p className="faint claim-seen-from">{clueStrings.seenFrom(seenFrom)}</p>}
        <span className="spring" />
        <div className="claim-order">
          <SelectField label={clueStrings.orderLabel} value={order} options={ORDERS} onChange={(chosen) => show({ order: chosen })} />
        </div>
      </div>
    </div>
  )
}
