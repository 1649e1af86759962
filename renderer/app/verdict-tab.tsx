import { FileText } from 'lucide-react'
import type { LatLon } from '../../electron/contract/geography.ts'
import type { Photo } from '../../electron/contract/photos.ts'
import { useAnswer } from '../features/answer/index.ts'
import { NotePanel } from '../features/notes/index.ts'
import { VerdictPanel } from '../features/verdict/index.ts'
import { reportStrings } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Tip } from '../ui/tip.tsx'
import { keysOf, runCommand } from './commands/commands.ts'

/** The conclusion, what was noted on the way, and the way to put it before others. */
export function VerdictTab({ photo, claim }: { photo: Photo; claim: LatLon | null }) {
  const first = useAnswer((state) => state.posterior?.candidates[0] ?? null)
  const chosen = useAnswer((state) => state.posterior?.candidates.find(({ rank }) => rank === state.chosenRank) ?? null)
  return (
    <>
      <VerdictPanel first={first} chosen={chosen} claim={claim} />
      <NotePanel caseId={photo.caseId} photoId={photo.id} />
      <section className="section">
        <div>
          <Tip text={reportStrings.commands.report} keys={keysOf('report')}>
            <Button icon={<FileText aria-hidden="true" />} onClick={() => runCommand('report')}>
              {reportStrings.commands.report}
            </Button>
          </Tip>
        </div>
      </section>
    </>
  )
}
