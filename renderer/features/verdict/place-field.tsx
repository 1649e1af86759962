import { useCallback, useState } from 'react'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'
import { verdictStrings } from '../../strings/index.ts'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { findPlaces } from './api.ts'

interface PlaceFieldProps {
  value: string
  hint: string
  /** Typed words: no known place. */
  onType: (name: string) => void
  onChoose: (match: PlaceMatch) => void
}

/** A place by name, from the gazetteer or in free words. */
export function PlaceField({ value, hint, onType, onChoose }: PlaceFieldProps) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const find = useCallback(async (query: string, signal: AbortSignal) => {
    try {
      return await findPlaces(query, signal)
    } catch (error) {
      if (!signal.aborted && !wasCalledOff(error)) setProblem(problemFrom(error))
      return []
    }
  }, [])
  return (
    <SuggestField<PlaceMatch>
      label={verdictStrings.place}
      listLabel={verdictStrings.suggestions}
      hint={hint}
      problem={problem?.message}
      placeholder={verdictStrings.placePlaceholder}
      value={value}
      freeWords
      find={find}
      keyOf={({ place }) => place.id}
      onType={(name) => {
        setProblem(null)
        onType(name)
      }}
      onChoose={onChoose}
    >
      {(match) => (
        <>
          <span className="menu-item-name">{placeText(match)}</span>
          <span className="menu-item-aside figures">{verdictStrings.population(match.place.population.toLocaleString('en'))}</span>
        </>
      )}
    </SuggestField>
  )
}

/** `Lisbon, Lisbon, Portugal`, with the spelling that matched where it was not the name itself. */
export function placeText({ place, matched, spelling }: PlaceMatch): string {
  const parts = [place.name, place.admin1Name, place.countryName].filter((part, index, all) => part && all.indexOf(part) === index)
  const name = parts.join(', ')
  return matched === 'typo' ? `${name} (${verdictStrings.typo(spelling)})` : name
}
