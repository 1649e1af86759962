import type { FormEvent } from 'react'
import { hintStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { coordinatesText } from '../../ui/figures/coordinates.ts'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { findPlaces } from './api.ts'
import { radiusOf } from './radius.ts'
import { type Making, useHints } from './store.ts'

const { drawing } = hintStrings

/** A circle by a place's name or a point of the map, and a radius that is typed. */
export function CircleForm({ making, onCancel }: { making: Extract<Making, { kind: 'circle' }>; onCancel: () => void }) {
  const { make, add } = useHints()
  const { centre, name, radiusText } = making
  const radiusKm = radiusOf(radiusText)
  const ready = centre !== null && radiusKm !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) void add({ kind: 'circle', centre, radiusKm }, name)
  }
  return (
    <form className="hint-making" onSubmit={submit}>
      <p>{drawing.circle}</p>
      <SuggestField
        label={hintStrings.centre}
        listLabel={hintStrings.suggestions}
        placeholder={hintStrings.centrePlaceholder}
        value={name}
        hint={centre ? coordinatesText(centre) : undefined}
        find={findPlaces}
        keyOf={({ place }) => place.id}
        onType={(text) => make({ ...making, name: text, picking: false })}
        onChoose={({ place }) => make({ ...making, name: place.name, centre: { lat: place.lat, lon: place.lon }, picking: false })}
      >
        {({ place }) => (
          <>
            <span className="menu-item-name">{place.name}</span>
            <span className="menu-item-aside">{[place.admin1Name, place.countryName].filter(Boolean).join(', ')}</span>
          </>
        )}
      </SuggestField>
      <TextField
        label={hintStrings.radius}
        inputMode="decimal"
        value={radiusText}
        problem={radiusKm === null ? hintStrings.radiusProblem : undefined}
        onChange={(text) => make({ ...making, radiusText: text })}
      />
      <div className="hint-actions">
        <Button type="submit" kind="primary" disabled={!ready}>
          {drawing.add}
        </Button>
        <Button aria-pressed={making.picking} onClick={() => make({ ...making, picking: !making.picking })}>
          {drawing.pick}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {drawing.cancel}
        </Button>
      </div>
    </form>
  )
}
