import { ChevronDown, ChevronUp, Eye, Pause, Play, X } from 'lucide-react'
import { intakeStrings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { FindingsNote } from './findings-note.tsx'
import { IntakeAnnouncer, outcomeParts } from './intake-announcer.tsx'
import { clearIntake, pauseIntake, resumeIntake } from './intake-api.ts'
import { IntakeList } from './intake-list.tsx'
import { intakeProgress } from './intake-progress.ts'
import { useIntake } from './intake-store.ts'
import { AlikeNote, type ShowPhoto } from './look-alike.tsx'
import { useUploads } from './uploads-store.ts'
import { WatchedList } from './watched-list.tsx'

/** The foot of the photo column: one line of what is on its way in, which opens to the list. */
export function IntakePanel({ onShow }: { onShow: ShowPhoto }) {
  const { caseId, summary, folders, open, problem, setOpen, act } = useIntake()
  const inBrowser = useUploads((state) => state.uploads.filter((upload) => upload.caseId === caseId).length)
  const failedHere = useUploads((state) => state.uploads.filter((upload) => upload.caseId === caseId && upload.state === 'failed').length)
  const progress = intakeProgress(summary?.counts, inBrowser)
  const cancelled = summary?.counts.cancelled ?? 0
  const idle = progress.total === 0 && cancelled === 0
  const paused = (summary?.paused ?? false) && progress.left > 0
  const Chevron = open ? ChevronDown : ChevronUp
  return (
    <section className="intake" aria-label={intakeStrings.title}>
      <IntakeAnnouncer left={progress.left} counts={summary?.counts} />
      <div className="intake-more">
        <FindingsNote />
        {!open && <AlikeNote key={caseId} alike={summary?.alike ?? null} onShow={onShow} onShowAll={() => setOpen(true)} />}
        {problem && (
          <div className="panel-pad">
            <ProblemNote problem={problem} onDismiss={() => useIntake.setState({ problem: null })} />
          </div>
        )}
        {open && !idle && <IntakeList onShow={onShow} />}
        {open && folders.length > 0 && <WatchedList folders={folders} />}
      </div>
      {(!idle || folders.length > 0) && (
        <>
          {progress.left > 0 && (
            <ProgressBar
              label={intakeStrings.title}
              fraction={(progress.done + (summary?.now?.fraction ?? 0)) / Math.max(1, progress.total)}
            />
          )}
          <div className="intake-line">
            <button type="button" className="intake-opener" aria-expanded={open} onClick={() => setOpen(!open)}>
              <Chevron aria-hidden="true" />
              <span className="intake-words figures">
                {idle ? (
                  <>
                    <Eye aria-hidden="true" /> {intakeStrings.watching(folders.length)}
                  </>
                ) : progress.left > 0 ? (
                  <>
                    <span className="intake-done">
                      {paused && <strong>{intakeStrings.paused} · </strong>}
                      {intakeStrings.progress(progress.done, progress.total)} ·
                    </span>
                    {intakeStrings.left(progress.left)}
                  </>
                ) : (
                  outcomeParts(summary?.counts).join(' · ')
                )}
              </span>
              {((summary?.counts.failed ?? 0) > 0 || failedHere > 0) && progress.left > 0 && (
                <span className="intake-failed figures">{intakeStrings.failed((summary?.counts.failed ?? 0) + failedHere)}</span>
              )}
            </button>
            {progress.left > 0 && (
              <IconButton
                label={paused ? intakeStrings.resume : intakeStrings.pause}
                onClick={() => void act(paused ? resumeIntake : pauseIntake)}
              >
                {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
              </IconButton>
            )}
            {progress.left === 0 && !idle && caseId && (
              <IconButton label={intakeStrings.clear} onClick={() => void act(() => clearIntake({ caseId }))}>
                <X aria-hidden="true" />
              </IconButton>
            )}
          </div>
        </>
      )}
    </section>
  )
}
