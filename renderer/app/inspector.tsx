import { useCallback } from 'react'
import type { ClueId } from '../../electron/contract/ids.ts'
import type { Photo } from '../../electron/contract/photos.ts'
import type { Posterior } from '../../electron/contract/posterior.ts'
import { AnswerPanel, useAnswer } from '../features/answer/index.ts'
import { atlas } from '../features/atlas/index.ts'
import { PhotoWorkLine } from '../features/cases/index.ts'
import { CandidateEvidence, CluePanel, OwnClueDialog, useClues } from '../features/clues/index.ts'
import { CandidateChecksLine, ConsistencyPanel } from '../features/consistency/index.ts'
import { CandidateHints, useHints } from '../features/hints/index.ts'
import { MetadataPanel } from '../features/metadata/index.ts'
import { groupOf, SimilarPhotos, useGroups, usePhotos } from '../features/photos/index.ts'
import { ImportedNote } from '../features/reports/index.ts'
import { isUnderWay, ModelNote, RunPanel, RunProgressView, runToShow, useRuns } from '../features/runs/index.ts'
import { appStrings } from '../strings/index.ts'
import { Badge } from '../ui/badge.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { keysOf } from './commands/commands.ts'
import { useLayout } from './layout.ts'
import { isHinted, showForeseen, takeAnswer } from './map-answer.ts'
import { openHint } from './map-hints.ts'
import { ReasoningPane } from './reasoning-pane.tsx'
import { goTo } from './routes.ts'
import { locate } from './session.ts'
import { VerdictTab } from './verdict-tab.tsx'

const CLAIM_RADIUS_KM = 20

/** The right column: what the run, the clues and the file say of the photo. */
export function Inspector({ photo }: { photo: Photo }) {
  const tab = useLayout((state) => state.tab)
  const change = useLayout((state) => state.change)
  const run = useRuns((state) => runToShow(state, photo.id))
  const clueCount = useClues((state) => state.clues?.filter((clue) => clue.supports.length > 0).length ?? 0)
  const opened = usePhotos((state) => state.opened)
  const group = useGroups((state) => groupOf(state.groups, photo.id))
  const hinted = useHints(isHinted)
  const openProblem = usePhotos((state) => state.openProblem)
  const posterior = useAnswer((state) => state.posterior)
  const chosenRank = useAnswer((state) => state.chosenRank)
  const runId = useAnswer((state) => state.subject?.runId ?? null)
  const onAnswer = useCallback((next: Posterior) => takeAnswer({ photoId: photo.id, runId }, next), [photo.id, runId])
  const onForeseen = useCallback((next: Posterior | null) => showForeseen({ photoId: photo.id, runId }, next), [photo.id, runId])
  const metadata = opened?.photoId === photo.id ? opened.metadata : null
  const claim = metadata?.gps ?? null
  const textRead = photo.problem !== null || opened?.photoId !== photo.id || opened.textRead

  const banner = run && (run.modelKind !== 'geolocation' || isUnderWay(run) || run.problem) && (
    <div className="stack">
      <ModelNote kind={run.modelKind} />
      {isUnderWay(run) && <RunProgressView run={run} />}
      {run.problem && <ProblemNote problem={run.problem} tone={run.state === 'failed' ? 'bad' : 'warn'} />}
    </div>
  )
  const { tabs } = appStrings
  const openClue = (clueId: ClueId) => {
    useClues.getState().show({ filter: 'all' })
    useClues.getState().light(clueId)
    change({ tab: 'clues' })
  }
  return (
    <>
      <OwnClueDialog photoId={photo.id} line={{ runId, onAnswer, onForeseen }} />
      <Tabs
        label={appStrings.inspector}
        value={tab}
        onChange={(id) => change({ tab: id })}
        tabs={[
          {
            id: 'answer',
            title: tabs.answer,
            panel: (
              <AnswerPanel
                banner={banner}
                claim={claim}
                textRead={textRead}
                hinted={hinted}
                onShowClaim={() => claim && atlas.moveTo(claim, CLAIM_RADIUS_KM)}
                detailOf={(candidate, whole) =>
                  posterior &&
                  !('photos' in posterior) && (
                    <>
                      <CandidateEvidence candidate={candidate} posterior={posterior} whole={whole} onOpenClue={openClue} />
                      {whole && <CandidateHints candidate={candidate} onOpen={openHint} />}
                      {whole && <CandidateChecksLine photoId={photo.id} metadata={metadata} candidate={candidate} />}
                    </>
                  )
                }
                group={group}
                nameOf={(id) => usePhotos.getState().photos?.find((one) => one.id === id)?.fileName ?? ''}
                onChoosePhoto={(photoId) => goTo({ caseId: photo.caseId, photoId })}
              />
            ),
          },
          { id: 'reasoning', title: tabs.reasoning, panel: <ReasoningPane run={run} banner={banner} /> },
          {
            id: 'clues',
            title: tabs.clues,
            aside: clueCount > 0 && <Badge>{clueCount}</Badge>,
            panel: (
              <CluePanel
                textRead={textRead}
                posterior={posterior}
                chosenRank={chosenRank}
                addKeys={keysOf('add-clue')}
                runId={runId}
                onAnswer={onAnswer}
                onForeseen={onForeseen}
                checks={<ConsistencyPanel photoId={photo.id} metadata={metadata} candidates={posterior?.candidates ?? []} />}
              />
            ),
          },
          {
            id: 'run',
            title: tabs.run,
            panel: <RunPanel photoId={photo.id} locatable={photo.widthPx !== null} onLocate={() => void locate()} />,
          },
          {
            id: 'verdict',
            title: tabs.verdict,
            panel: (
              <>
                <section className="section">
                  <PhotoWorkLine photo={photo} onChanged={() => void usePhotos.getState().load(photo.caseId)} />
                </section>
                <VerdictTab photo={photo} claim={claim} />
              </>
            ),
          },
          {
            id: 'file',
            title: tabs.file,
            panel: (
              <>
                <MetadataPanel
                  photo={photo}
                  metadata={metadata}
                  problem={openProblem}
                  similar={
                    <SimilarPhotos
                      key={photo.id}
                      photoId={photo.id}
                      onOpen={(other) => goTo({ caseId: other.caseId, photoId: other.photoId })}
                    />
                  }
                />
                <ImportedNote caseId={photo.caseId} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}
