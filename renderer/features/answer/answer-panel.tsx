import { MapPinOff, ScanText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LatLon } from '../../../electron/contract/geography.ts'
import type { Group } from '../../../electron/contract/groups.ts'
import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { answerStrings } from '../../strings/index.ts'
import { EmptyState, Loading } from '../../ui/empty-state.tsx'
import { probabilityText } from '../../ui/figures/probability.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { CandidateList } from './candidate-list.tsx'
import { GroupShares } from './group-shares.tsx'
import { MetadataClaim } from './metadata-claim.tsx'
import { RegionList } from './region-list.tsx'
import { ScopeSwitch } from './scope-switch.tsx'
import { useAnswer } from './store.ts'

interface AnswerPanelProps {
  /** Stands above the answer: a label of the model, the run's progress. */
  banner: ReactNode
  /** Where the file's own metadata claims to be. */
  claim: LatLon | null
  /** Whether text has been looked for in the photo. */
  textRead: boolean
  onShowClaim: () => void
  /** Whether a hint of the analyst counts in the answer. */
  hinted: boolean
  /** Stands below a candidate; `whole` for the one that is looked at. */
  detailOf?: (candidate: Candidate, whole: boolean) => ReactNode
  /** The group that the photo is in. */
  group: Group | null
  nameOf: (photoId: PhotoId) => string
  onChoosePhoto: (photoId: PhotoId) => void
}

export function AnswerPanel({ banner, claim, textRead, onShowClaim, hinted, detailOf, group, nameOf, onChoosePhoto }: AnswerPanelProps) {
  const { posterior, problem, loading, subject, refresh } = useAnswer()
  const nothing = posterior !== null && posterior.candidates.length === 0
  const unread = !textRead && !subject?.runId
  const empty = answerStrings.empty[unread ? 'unread' : hinted ? 'ruledOut' : subject?.runId ? 'afterRun' : 'noClues']
  return (
    <>
      {group && <ScopeSwitch group={group} />}
      {banner && <section className="section">{banner}</section>}
      {problem && (
        <section className="section">
          <ProblemNote problem={problem} onRetry={() => void refresh()} />
        </section>
      )}
      {!posterior && loading && <Loading label={answerStrings.loading} />}
      {nothing && (
        <EmptyState
          icon={unread ? <ScanText aria-hidden="true" /> : <MapPinOff aria-hidden="true" />}
          title={empty.title}
          text={empty.text}
        />
      )}
      {posterior && posterior.candidates.length > 0 && (
        <>
          <section className="section" aria-busy={loading}>
            <h3>{answerStrings.candidates}</h3>
            {!subject?.runId && !subject?.groupId && <p className="faint">{answerStrings.noModel}</p>}
            <CandidateList candidates={posterior.candidates} detailOf={detailOf} />
            <p className="faint">{posterior.basis}</p>
          </section>
          {posterior.regions.length > 0 && (
            <section className="section">
              <h3>{answerStrings.regions}</h3>
              <RegionList regions={posterior.regions} />
            </section>
          )}
        </>
      )}
      {posterior && posterior.unresolvedShare > 0 && (
        <section className="section">
          <Note tone="warn" title={answerStrings.unresolved(probabilityText(posterior.unresolvedShare))}>
            {posterior.unresolvedNames.length > 0 && answerStrings.unresolvedNames(posterior.unresolvedNames)}
          </Note>
        </section>
      )}
      {posterior && 'photos' in posterior && <GroupShares shares={posterior.photos} nameOf={nameOf} onChoose={onChoosePhoto} />}
      {claim && <MetadataClaim claim={claim} first={posterior?.candidates[0] ?? null} onShow={onShowClaim} />}
    </>
  )
}
