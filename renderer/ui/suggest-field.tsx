import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { TextField } from './field.tsx'

interface SuggestFieldProps<Suggestion> {
  label: string
  /** Name of the list for screen readers. */
  listLabel: string
  value: string
  placeholder?: string
  hint?: string | undefined
  problem?: string | undefined
  /** Words that nothing stands for are as good: Enter takes a suggestion only where one was gone to. */
  freeWords?: boolean
  /** Takes the focus as it appears: of a field that was asked for. */
  focused?: boolean
  /** Asked once typing pauses. What it throws shows nothing: the words that were typed stay. */
  find: (query: string, signal: AbortSignal) => Promise<readonly Suggestion[]>
  keyOf: (suggestion: Suggestion) => string | number
  children: (suggestion: Suggestion) => ReactNode
  onType: (text: string) => void
  onChoose: (suggestion: Suggestion) => void
}

const PAUSE_MS = 150
const SHORTEST_QUERY = 2

/** A text field that offers what there is: a combo box over whatever `find` knows. */
export function SuggestField<Suggestion>({
  label,
  listLabel,
  value,
  freeWords = false,
  focused = false,
  find,
  keyOf,
  children,
  onType,
  onChoose,
  ...rest
}: SuggestFieldProps<Suggestion>) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(-1)
  const found = useFound(query, find)
  const listId = useId()
  const open = found.length > 0

  const choose = (suggestion: Suggestion) => {
    onChoose(suggestion)
    setQuery('')
    setActive(-1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + found.length) % found.length)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setQuery('')
    } else if (event.key === 'Enter' && (active >= 0 || !freeWords)) choose(found[Math.max(0, active)] as Suggestion)
    else return
    event.preventDefault()
  }
  return (
    <div className="suggest-field">
      <TextField
        {...rest}
        label={label}
        value={value}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        autoFocus={focused}
        onKeyDown={onKeyDown}
        onBlur={() => setQuery('')}
        onChange={(text) => {
          onType(text)
          setQuery(text)
          setActive(-1)
        }}
      />
      {open && (
        <div id={listId} className="menu suggestions" role="listbox" aria-label={listLabel}>
          {found.map((suggestion, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combo box handles the keys of its options.
            <div
              key={keyOf(suggestion)}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="menu-item"
              data-highlighted={index === active || undefined}
              // Before the field loses the focus, and with it this list.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(suggestion)}
            >
              {children(suggestion)}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function useFound<Suggestion>(query: string, find: (query: string, signal: AbortSignal) => Promise<readonly Suggestion[]>) {
  const [found, setFound] = useState<readonly Suggestion[]>([])
  useEffect(() => {
    if (query.trim().length < SHORTEST_QUERY) return setFound([])
    const controller = new AbortController()
    const timer = setTimeout(() => {
      find(query, controller.signal).then(
        (suggestions) => controller.signal.aborted || setFound(suggestions),
        () => controller.signal.aborted || setFound([]),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [query, find])
  return found
}
