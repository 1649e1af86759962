import { X } from 'lucide-react'
import { photoStrings } from '../../strings/index.ts'
import { ProgressBar } from '../../ui/bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { type Intake, useIntake } from './intake-store.ts'

function stateWord(intake: Intake): string {
  if (intake.state === 'waiting') return photoStrings.waiting
  if (intake.state === 'already-here') return photoStrings.alreadyHere
  return intake.fraction < 1 ? photoStrings.sending : photoStrings.reading
}

/** Files on their way into the library, each with its progress and a way to stop it. */
export function IntakeList() {
  const { intakes, cancel, dismiss } = useIntake()
  if (intakes.length === 0) return null
  return (
    <section className="intakes" aria-label={photoStrings.intakeTitle}>
      <ul>
        {intakes.map((intake) => (
          <li key={intake.id} className="intake">
            {intake.problem ? (
              <>
                <span className="intake-name">{intake.fileName}</span>
                <ProblemNote problem={intake.problem} onDismiss={() => dismiss(intake.id)} />
              </>
            ) : (
              <>
                <div className="intake-line">
                  <span className="intake-name">{intake.fileName}</span>
                  <span className="intake-state">{stateWord(intake)}</span>
                  <IconButton
                    label={intake.state === 'already-here' ? photoStrings.dismissIntake : photoStrings.cancelIntake}
                    onClick={() => cancel(intake.id)}
                  >
                    <X aria-hidden="true" />
                  </IconButton>
                </div>
                {intake.state === 'sending' && (
                  <ProgressBar label={intake.fileName} fraction={intake.fraction < 1 ? intake.fraction : null} />
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
