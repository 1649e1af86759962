import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SearchHit } from '../../../electron/contract/cases.ts'
import { atlas } from '../../features/atlas/index.ts'
import { useSearch } from '../../features/search/index.ts'
import { appStrings } from '../../strings/index.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { commands } from '../commands/commands.ts'
import { type InspectorTab, useLayout } from '../layout.ts'
import { goTo } from '../routes.ts'
import { type PaletteEntry, paletteSections } from './palette-entries.ts'
import { PaletteList } from './palette-list.tsx'
import { usePalette } from './palette-store.ts'

const { palette: strings } = appStrings
/** A town with its surroundings, where a place of the gazetteer is shown. */
const PLACE_RADIUS_KM = 20

/** Where in the inspector a find is to be seen. */
const TAB_OF_KIND: Partial<Record<SearchHit['kind'], InspectorTab>> = { reasoning: 'reasoning', note: 'verdict', text: 'clues' }

/** Every command and everything in the library, from one field. */
export function Palette() {
  const { open, hide } = usePalette()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && dialog.current && !dialog.current.open) dialog.current.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  return (
    <dialog ref={dialog} className="palette" aria-label={strings.title} onClose={hide} closedby="any">
      {open && <PaletteBody onDone={hide} />}
    </dialog>
  )
}

function PaletteBody({ onDone }: { onDone: () => void }) {
  const { query, hits, places, foundFor, problem, ask } = useSearch()
  const [chosen, setChosen] = useState(0)
  // What makes sense now is asked once, when the palette opens: it changes nothing by itself.
  const [available] = useState(() => commands.filter(({ id, when }) => id !== 'palette' && when()))
  const sections = paletteSections({ query, commands: available, hits, places })
  const entries = sections.flatMap((section) => section.entries)
  const active = entries[Math.min(chosen, entries.length - 1)] ?? null
  const nothing = entries.length === 0 && foundFor === query && query.trim() !== ''

  const take = (entry: PaletteEntry | null) => {
    if (!entry) return
    onDone()
    // After the dialog has given the focus back: a command may move it on.
    setTimeout(() => carryOut(entry))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = entries.length - 1
    const step: Record<string, number> = {
      ArrowDown: chosen >= last ? 0 : chosen + 1,
      ArrowUp: chosen <= 0 ? last : chosen - 1,
      PageDown: Math.min(last, chosen + 8),
      PageUp: Math.max(0, chosen - 8),
    }
    const next = step[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setChosen(next)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      take(active)
    }
  }
  return (
    <>
      <div className="palette-field">
        <Search aria-hidden="true" />
        <input
          role="combobox"
          aria-label={strings.field}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={active?.id}
          aria-autocomplete="list"
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type into it.
          autoFocus
          spellCheck={false}
          value={query}
          placeholder={strings.placeholder}
          onChange={(event) => {
            ask(event.target.value)
            setChosen(0)
          }}
          onFocus={(event) => event.target.select()}
          onKeyDown={onKeyDown}
        />
      </div>
      {problem && <ProblemNote problem={problem} />}
      <PaletteList foundFor={foundFor} sections={sections} activeId={active?.id ?? null} onTake={take} />
      <p className="palette-nothing" role="status">
        {nothing && strings.nothing(query.trim())}
      </p>
    </>
  )
}

function carryOut(entry: PaletteEntry): void {
  if (entry.kind === 'command') entry.command.run()
  else if (entry.kind === 'place') atlas.moveTo(entry.match.place, PLACE_RADIUS_KM)
  else openHit(entry.hit)
}

function openHit({ caseId, photoId, kind }: SearchHit): void {
  goTo({ caseId, photoId })
  const tab = TAB_OF_KIND[kind]
  if (photoId && tab) useLayout.getState().change({ tab })
}
