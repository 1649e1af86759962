import type { LatLon } from '../../../electron/contract/geography.ts'
import type { Candidate } from '../../../electron/contract/posterior.ts'
import { distanceKm } from '../../../electron/core/geography/distance.ts'
import { answerStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { coordinatesText } from '../../ui/figures/coordinates.ts'
import { distanceText } from '../../ui/figures/distance.ts'
import { Note } from '../../ui/note.tsx'

/** The position in the file's metadata, apart from the answer and labelled as no part of it. */
export function MetadataClaim({ claim, first, onShow }: { claim: LatLon; first: Candidate | null; onShow: () => void }) {
  return (
    <section className="section">
      <Note
        tone="claim"
        title={`${answerStrings.metadataTitle}: ${coordinatesText(claim)}`}
        actions={<Button onClick={onShow}>{answerStrings.showOnMap}</Button>}
      >
        <p>{answerStrings.metadataText}</p>
        {first && <p>{answerStrings.metadataDistance(distanceText(distanceKm(claim, first.at)))}</p>}
      </Note>
    </section>
  )
}
