import type { PlaceMatch } from '../../../electron/contract/places.ts'
import { clueStrings } from '../../strings/index.ts'
import { TextField } from '../../ui/field.tsx'
import { countriesCalled } from '../../ui/figures/country.ts'
import { Segments } from '../../ui/segments.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { findPlaces } from './api.ts'
import { type OwnClueDraft, targetAt, targetOfCoordinates } from './own-clue-draft.ts'

const COUNTRIES_SHOWN = 8
const KINDS = (['place', 'country', 'area'] as const).map((value) => ({ value, title: clueStrings.targets[value] }))

interface TargetFieldProps {
  draft: OwnClueDraft
  onChange: (changes: Partial<OwnClueDraft>) => void
}

/** What a claim speaks for: a place, a country, or an area round a point. */
export function TargetField({ draft, onChange }: TargetFieldProps) {
  const { targetKind, name, withinKm } = draft
  return (
    <div className="stack">
      <Segments
        label={clueStrings.targetLabel}
        value={targetKind}
        options={KINDS}
        onChange={(kind) => onChange({ targetKind: kind, target: null, name: '' })}
      />
      {targetKind === 'country' ? (
        <CountryField name={name} onChange={onChange} />
      ) : (
        <PlaceField kind={targetKind} name={name} onChange={onChange} />
      )}
      {targetKind === 'area' && (
        <TextField
          label={clueStrings.within}
          hint={clueStrings.withinHint}
          inputMode="decimal"
          value={withinKm}
          onChange={(km) => onChange({ withinKm: km })}
        />
      )}
    </div>
  )
}

const findCountries = async (words: string) => countriesCalled(words).slice(0, COUNTRIES_SHOWN)

function CountryField({ name, onChange }: { name: string; onChange: TargetFieldProps['onChange'] }) {
  return (
    <SuggestField
      label={clueStrings.targets.country}
      listLabel={clueStrings.countries}
      placeholder={clueStrings.countryPlaceholder}
      value={name}
      find={findCountries}
      keyOf={(country) => country.code}
      onType={(words) => onChange({ name: words, target: null })}
      onChoose={({ code, name: chosen }) => onChange({ name: chosen, target: { kind: 'country', countryCode: code, name: chosen } })}
    >
      {(country) => <span className="menu-item-name">{country.name}</span>}
    </SuggestField>
  )
}

interface PlaceFieldProps {
  kind: 'place' | 'area'
  name: string
  onChange: TargetFieldProps['onChange']
}

function PlaceField({ kind, name, onChange }: PlaceFieldProps) {
  return (
    <SuggestField<PlaceMatch>
      label={kind === 'place' ? clueStrings.targets.place : clueStrings.middle}
      listLabel={clueStrings.places}
      hint={kind === 'area' ? clueStrings.middleHint : clueStrings.placeHint}
      placeholder={clueStrings.placePlaceholder}
      value={name}
      find={findPlaces}
      keyOf={({ place }) => place.id}
      onType={(words) => onChange({ name: words, target: kind === 'area' ? targetOfCoordinates(words) : null })}
      onChoose={({ place }) => {
        const target = targetAt(place, kind)
        onChange({ name: target.name, target })
      }}
    >
      {({ place }) => (
        <>
          <span className="menu-item-name">{targetAt(place, kind).name}</span>
          <span className="menu-item-aside figures">{clueStrings.population(place.population.toLocaleString('en'))}</span>
        </>
      )}
    </SuggestField>
  )
}
