import { Crosshair, Move, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Hint } from '../../../electron/contract/hints.ts'
import { HANDLES_AT_MOST } from '../../map/index.ts'
import { hintStrings } from '../../strings/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { HintStroke } from './hint-stroke.tsx'
import { hintTitle } from './hint-title.ts'
import { STRENGTHS } from './new-hint.tsx'
import { useHints } from './store.ts'

/** One hint: whether it counts, what it says, and what can be done about it. */
export function HintCard({ hint, onShow }: { hint: Hint; onShow: (hint: Hint) => void }) {
  const lit = useHints((state) => state.litId === hint.id)
  const editing = useHints((state) => state.editingId === hint.id)
  const { set, change, remove } = useHints.getState()
  const title = hintTitle(hint)
  const movable = hint.area.kind === 'circle' || (hint.area.kind === 'polygon' && hint.area.rings.flat().length <= HANDLES_AT_MOST)
  return (
    <li
      className="hint"
      data-lit={lit || editing || undefined}
      data-off={!hint.on || undefined}
      onPointerEnter={() => set({ litId: hint.id })}
      onPointerLeave={() => set({ litId: null })}
      onFocus={() => set({ litId: hint.id })}
      onBlur={() => set({ litId: null })}
    >
      <div className="hint-head">
        <HintStroke side={hint.side} strength={hint.strength} />
        <span className="hint-title">{title}</span>
        <SwitchField label={hintStrings.on(title)} labelHidden checked={hint.on} onChange={(on) => void change(hint, { on })} />
      </div>
      {hint.note && <p className="hint-note">{hint.note}</p>}
      <div className="hint-foot">
        <Badge tone={hint.strength === 'certain' ? 'accent' : 'neutral'}>{hintStrings.strengths[hint.strength]}</Badge>
        {hint.photoId === null && <Badge>{hintStrings.scopes.case}</Badge>}
        <span className="spring" />
        <IconButton label={hintStrings.show} onClick={() => onShow(hint)}>
          <Crosshair aria-hidden="true" />
        </IconButton>
        {movable && (
          <IconButton
            label={editing ? hintStrings.editDone : hintStrings.edit}
            aria-pressed={editing}
            onClick={() => {
              set({ editingId: editing ? null : hint.id, dragged: null, making: null })
              if (!editing) onShow(hint)
            }}
          >
            <Move aria-hidden="true" />
          </IconButton>
        )}
        <IconButton label={`${hintStrings.remove}: ${title}`} onClick={() => void remove(hint)}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      <Disclosure title={hintStrings.details}>
        <HintDetails hint={hint} />
      </Disclosure>
    </li>
  )
}

/** Written when a field is left, so that one change is one step to undo. */
function HintDetails({ hint }: { hint: Hint }) {
  const { change } = useHints.getState()
  const [name, setName] = useState(hint.name)
  const [note, setNote] = useState(hint.note)
  return (
    <div className="hint-details">
      <SelectField
        label={hintStrings.strength}
        value={hint.strength}
        options={STRENGTHS}
        onChange={(strength) => void change(hint, { strength })}
      />
      {hint.area.kind !== 'country' && (
        <TextField
          label={hintStrings.name}
          value={name}
          maxLength={200}
          onChange={setName}
          onBlur={() => name.trim() !== hint.name && void change(hint, { name: name.trim() })}
        />
      )}
      <TextArea
        label={hintStrings.note}
        placeholder={hintStrings.notePlaceholder}
        value={note}
        maxLength={4000}
        onChange={setNote}
        onBlur={() => note.trim() !== hint.note && void change(hint, { note: note.trim() })}
      />
    </div>
  )
}
