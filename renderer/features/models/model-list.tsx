import { type KeyboardEvent, useEffect, useRef } from 'react'
import { modelStrings } from '../../strings/index.ts'
import { byteSizeText } from '../../ui/figures/byte-size.ts'
import { fractionDone, type ModelEntry, vouchingOf } from './entries.ts'
import { StateBadge, VouchingMark } from './marks.tsx'

interface ModelListProps {
  entries: readonly ModelEntry[]
  chosen: ModelEntry | undefined
  onChoose: (key: string) => void
  /** Enter: the page of the chosen one is wanted. */
  onOpen: () => void
}

/** All models, those that are here first. Arrows, Home and End choose. */
export function ModelList({ entries, chosen, onChoose, onOpen }: ModelListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus(), [])
  const index = chosen ? entries.indexOf(chosen) : -1
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      return onOpen()
    }
    const last = entries.length - 1
    const targets: Record<string, number> = { ArrowDown: Math.min(last, index + 1), ArrowUp: Math.max(0, index - 1), Home: 0, End: last }
    const target = targets[event.key]
    const entry = target === undefined ? undefined : entries[target]
    if (!entry) return
    event.preventDefault()
    onChoose(entry.key)
    document.getElementById(idOf(entry))?.scrollIntoView({ block: 'nearest' })
  }
  const groups = [
    { id: 'here', title: modelStrings.here, rows: entries.filter(({ state }) => state !== 'missing') },
    { id: 'not-here', title: modelStrings.notHere, rows: entries.filter(({ state }) => state === 'missing') },
  ]
  return (
    <div
      ref={list}
      className="model-list"
      role="listbox"
      tabIndex={0}
      aria-label={modelStrings.list}
      aria-activedescendant={chosen && idOf(chosen)}
      onKeyDown={onKeyDown}
    >
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ id, title, rows }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={id} role="group" aria-labelledby={`models-${id}`}>
            <h3 id={`models-${id}`} className="model-group" role="presentation">
              {title}
            </h3>
            {rows.map((entry) => (
              <ModelRow key={entry.key} entry={entry} chosen={entry === chosen} onChoose={onChoose} />
            ))}
          </div>
        ))}
    </div>
  )
}

const idOf = ({ key }: ModelEntry) => `model-${key}`

function ModelRow({ entry, chosen, onChoose }: { entry: ModelEntry; chosen: boolean; onChoose: (key: string) => void }) {
  const { key, name, kind, model, download, state, isHere } = entry
  const bytes = model?.byteLength || download?.bytesTotal
  const facts = [kind && modelStrings.kinds[kind].brief, bytes && byteSizeText(bytes)].filter(Boolean)
  const isOpen = state === 'under-way' || state === 'paused' || state === 'failed'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys of all its options.
    // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names its active option.
    <div id={idOf(entry)} role="option" aria-selected={chosen} className="model-row" onClick={() => onChoose(key)}>
      <span className="model-row-words">
        <strong className="model-row-name">{name}</strong>
        <span className="model-row-facts figures">
          {isHere && model && <VouchingMark vouching={vouchingOf(model)} />}
          {facts.join(' · ')}
        </span>
        {isOpen && download && (
          <span className="bar" aria-hidden="true">
            <span className="bar-fill" style={{ transform: `scaleX(${fractionDone(download)})` }} />
          </span>
        )}
      </span>
      <StateBadge state={state} />
    </div>
  )
}
