import { Download as DownloadIcon } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import type { Problem } from '../../../electron/contract/problem.ts'
import { modelStrings, runStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ChangedFiles } from './changed-files.tsx'
import { DownloadPanel } from './download-panel.tsx'
import type { ModelEntry } from './entries.ts'
import { StateBadge } from './marks.tsx'
import { ModelFacts } from './model-facts.tsx'
import { PassportSection } from './passport-section.tsx'
import { usePlan } from './plan-store.ts'

interface ModelPageProps {
  entry: ModelEntry
  heading: RefObject<HTMLHeadingElement | null>
  /** Of the last thing that was asked for. */
  problem: Problem | null
  onDismiss: () => void
}

/** What is known of one model, and what can be done with it. */
export function ModelPage({ entry, heading, problem, onDismiss }: ModelPageProps) {
  const { name, kind, model, state } = entry
  const page = useFocusKept(heading, state)
  const warning = kind && runStrings.modelWarnings[kind]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long page must scroll by keyboard.
    <section ref={page} className="model-page" tabIndex={0} aria-labelledby="model-name">
      <header className="model-head">
        <h3 id="model-name" ref={heading} tabIndex={-1} className="model-name">
          {name}
        </h3>
        <StateBadge state={state} />
        {kind && <p className="model-text">{modelStrings.kinds[kind].text}</p>}
      </header>
      {problem && <ProblemNote problem={problem} onDismiss={onDismiss} />}
      {warning && model?.problem === null && (
        <Note tone="warn" title={warning.title}>
          {`${warning.made} ${warning.counted}`}
        </Note>
      )}
      <WhatToDo entry={entry} />
      <ModelFacts entry={entry} />
      {model && entry.isHere && <PassportSection model={model} />}
    </section>
  )
}

/** The one thing that a model in this state waits for. */
function WhatToDo({ entry }: { entry: ModelEntry }) {
  const { model, download, downloadable, state } = entry
  switch (state) {
    case 'waiting':
    case 'under-way':
    case 'paused':
    case 'failed':
      return download && <DownloadPanel name={entry.name} download={download} />
    case 'fetched':
      return (
        download && (
          <Note tone="warn" title={modelStrings.fetchedTitle}>
            {modelStrings.fetchedText(download.folder)}
          </Note>
        )
      )
    case 'changed':
      return model?.problem && <ChangedFiles model={model} problem={model.problem} />
    case 'trouble':
      return (
        <>
          {model?.problem && <ProblemNote problem={model.problem} tone="warn" />}
          {downloadable && <DownloadAgain entry={entry} />}
        </>
      )
    case 'missing':
      return <MissingModel entry={entry} />
    case 'ready':
      return model ? downloadable && downloadable.formats.length > 1 && <DownloadAgain entry={entry} /> : <FinishedDownload entry={entry} />
  }
}

function MissingModel({ entry }: { entry: ModelEntry }) {
  const folder = entry.model?.problem?.details?.modelsFolder
  return (
    <div className="model-missing">
      <p>{modelStrings.missingText}</p>
      {entry.downloadable && (
        <Button kind="primary" icon={<DownloadIcon aria-hidden="true" />} onClick={() => usePlan.getState().show(entry)}>
          {modelStrings.download}
        </Button>
      )}
      {typeof folder === 'string' && <p className="faint">{modelStrings.missingByHand(folder)}</p>}
    </div>
  )
}

function DownloadAgain({ entry }: { entry: ModelEntry }) {
  return (
    <div className="button-row">
      <Button icon={<DownloadIcon aria-hidden="true" />} onClick={() => usePlan.getState().show(entry)}>
        {entry.state === 'ready' ? modelStrings.downloadAnother : modelStrings.download}
      </Button>
    </div>
  )
}

function FinishedDownload({ entry: { name, download } }: { entry: ModelEntry }) {
  return download && <DownloadPanel name={name} download={download} />
}

/** What had the focus goes away where the state changes: the focus then stays on the page. */
function useFocusKept(heading: RefObject<HTMLHeadingElement | null>, state: string): RefObject<HTMLElement | null> {
  const page = useRef<HTMLElement>(null)
  const focused = useRef<Element | null>(null)
  useEffect(() => {
    const note = () => {
      focused.current = page.current?.contains(document.activeElement) ? document.activeElement : null
    }
    addEventListener('focusin', note)
    return () => removeEventListener('focusin', note)
  }, [])
  useEffect(() => {
    if (focused.current && !focused.current.isConnected && document.activeElement === document.body) heading.current?.focus()
  }, [state, heading])
  return page
}
