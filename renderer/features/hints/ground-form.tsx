import type { RegionName } from '../../../electron/contract/places.ts'
import { hintStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { countriesCalled } from '../../ui/figures/country.ts'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { findRegions } from './api.ts'
import { type GroundMaking, useHints } from './store.ts'

const COUNTRIES_SHOWN = 8
const { drawing } = hintStrings

/** A country or a region by its name; the map takes a click for it at the same time. */
export function GroundForm({ making, onCancel }: { making: GroundMaking; onCancel: () => void }) {
  return (
    <div className="hint-making">
      <p>{making.kind === 'country' ? drawing.country : drawing.region}</p>
      {making.kind === 'country' ? <CountryField making={making} /> : <RegionField making={making} />}
      {making.nothingThere && <p role="status">{making.kind === 'country' ? drawing.noCountry : drawing.noRegion}</p>}
      <div className="hint-actions">
        <Button kind="quiet" onClick={onCancel}>
          {drawing.cancel}
        </Button>
      </div>
    </div>
  )
}

const findCountries = async (words: string) => countriesCalled(words).slice(0, COUNTRIES_SHOWN)

function CountryField({ making }: { making: GroundMaking }) {
  const { set, add } = useHints()
  return (
    <SuggestField
      label={hintStrings.country}
      listLabel={hintStrings.countries}
      placeholder={hintStrings.countryPlaceholder}
      value={making.name}
      focused
      find={findCountries}
      keyOf={({ code }) => code}
      onType={(name) => set({ making: { ...making, name, nothingThere: false } })}
      onChoose={({ code, name }) => void add({ kind: 'country', countryCode: code }, name)}
    >
      {({ name }) => <span className="menu-item-name">{name}</span>}
    </SuggestField>
  )
}

function RegionField({ making }: { making: GroundMaking }) {
  const { set, addRegion } = useHints()
  return (
    <SuggestField<RegionName>
      label={hintStrings.region}
      listLabel={hintStrings.regions}
      placeholder={hintStrings.regionPlaceholder}
      value={making.name}
      focused
      find={findRegions}
      keyOf={({ name, countryCode }) => `${countryCode} ${name}`}
      onType={(name) => set({ making: { ...making, name, nothingThere: false } })}
      onChoose={(region) => void addRegion(region)}
    >
      {({ name, countryName }) => (
        <>
          <span className="menu-item-name">{name}</span>
          <span className="menu-item-aside">{countryName}</span>
        </>
      )}
    </SuggestField>
  )
}
