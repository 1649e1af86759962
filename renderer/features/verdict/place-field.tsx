import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { PlaceMatch } from '../../../electron/contract/places.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { problemFrom, wasCalledOff } from '../../rpc/index.ts'
import { verdictStrings } from '../../strings/index.ts'
import { TextField } from '../../ui/field.tsx'
import { findPlaces } from './api.ts'

interface PlaceFieldProps {
  value: string
  hint: string
  /** Typed words: no known place. */
  onType: (name: string) => void
  onChoose: (match: PlaceMatch) => void
}

const PAUSE_MS = 150

/** Asks the gazetteer for the words typed, once typing pauses. */
function usePlaceMatches(query: string): { matches: PlaceMatch[]; problem: Problem | null } {
  const [found, setFound] = useState<{ matches: PlaceMatch[]; problem: Problem | null }>({ matches: [], problem: null })
  useEffect(() => {
    if (query.trim().length < 2) return setFound({ matches: [], problem: null })
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      try {
        setFound({ matches: await findPlaces(query, controller.signal), problem: null })
      } catch (error) {
        if (!controller.signal.aborted && !wasCalledOff(error)) setFound({ matches: [], problem: problemFrom(error) })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [query])
  return found
}

/** A place by name: a combo box over the gazetteer that also keeps free words. */
export function PlaceField({ value, hint, onType, onChoose }: PlaceFieldProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(-1)
  const { matches, problem } = usePlaceMatches(query)
  const listId = useId()
  const open = matches.length > 0

  const choose = (match: PlaceMatch) => {
    onChoose(match)
    setQuery('')
    setActive(-1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + matches.length) % matches.length)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setQuery('')
    } else if (event.key === 'Enter') {
      const match = matches[active]
      if (!match) return
      event.preventDefault()
      choose(match)
    }
  }
  return (
    <div className="place-field">
      <TextField
        label={verdictStrings.place}
        hint={hint}
        problem={problem?.message}
        placeholder={verdictStrings.placePlaceholder}
        value={value}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={() => setQuery('')}
        onChange={(name) => {
          onType(name)
          setQuery(name)
          setActive(-1)
        }}
      />
      {open && (
        <div id={listId} className="menu place-matches" role="listbox" aria-label={verdictStrings.suggestions}>
          {matches.map((match, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combo box handles the keys of its options.
            <div
              key={match.place.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="menu-item"
              data-highlighted={index === active || undefined}
              // Before the field loses the focus, and with it this list.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(match)}
            >
              <span className="menu-item-name">{placeText(match)}</span>
              <span className="menu-item-aside figures">{verdictStrings.population(match.place.population.toLocaleString('en'))}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** `Lisbon, Lisbon, Portugal`, with the spelling that matched where it was not the name itself. */
export function placeText({ place, matched, spelling }: PlaceMatch): string {
  const parts = [place.name, place.admin1Name, place.countryName].filter((part, index, all) => part && all.indexOf(part) === index)
  const name = parts.join(', ')
  return matched === 'typo' ? `${name} (${verdictStrings.typo(spelling)})` : name
}
