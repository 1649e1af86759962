import { useEffect, useRef } from 'react'
import { useCases } from '../../features/cases/index.ts'
import { appStrings } from '../../strings/index.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { onMac } from '../commands/commands.ts'
import { keysText } from '../shortcut-keys.ts'
import type { PaletteEntry, PaletteSection } from './palette-entries.ts'

const { palette: strings } = appStrings

interface PaletteListProps {
  /** The query that the list answers; the one being typed may be further. */
  foundFor: string
  sections: readonly PaletteSection[]
  activeId: string | null
  onTake: (entry: PaletteEntry) => void
}

export function PaletteList({ foundFor, sections, activeId, onTake }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (activeId) list.current?.querySelector(`#${activeId}`)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <div ref={list} id="palette-list" className="palette-list" data-found-for={foundFor} role="listbox" aria-label={strings.found}>
      {sections.map(({ id, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options; no HTML element is one.
        <div key={id} role="group" aria-label={strings.sections[id]}>
          <p className="palette-section" aria-hidden="true">
            {strings.sections[id]}
          </p>
          {entries.map((entry) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys of all options.
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option.
            <div
              key={entry.id}
              id={entry.id}
              role="option"
              aria-selected={entry.id === activeId}
              className="palette-entry"
              onClick={() => onTake(entry)}
            >
              <EntryWords entry={entry} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function EntryWords({ entry }: { entry: PaletteEntry }) {
  const caseTitle = useCases((state) => entry.kind === 'hit' && state.cases?.find(({ id }) => id === entry.hit.caseId)?.title)
  if (entry.kind === 'command') {
    const { title, keys } = entry.command
    return (
      <>
        <span className="palette-words">{title}</span>
        {keys && <KeyCaps keys={keysText(keys, onMac)} />}
      </>
    )
  }
  if (entry.kind === 'place') {
    const { name, admin1Name, countryName } = entry.match.place
    return (
      <>
        <span className="palette-words">{name}</span>
        <span className="palette-aside">{[admin1Name, countryName].filter(Boolean).join(', ')}</span>
      </>
    )
  }
  return (
    <>
      <span className="palette-words">
        <MarkedText text={entry.hit.excerpt} />
      </span>
      {entry.hit.kind !== 'case' && caseTitle && <span className="palette-aside">{caseTitle}</span>}
    </>
  )
}
