import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { PhotoShare } from '../../../electron/contract/posterior.ts'
import { groupStrings } from '../../strings/index.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { probabilityText } from '../../ui/figures/probability.ts'
import { Note } from '../../ui/note.tsx'

const TONES: Record<PhotoShare['stance'], Tone> = { silent: 'neutral', alone: 'neutral', for: 'good', open: 'neutral', against: 'bad' }

interface GroupSharesProps {
  shares: readonly PhotoShare[]
  nameOf: (photoId: PhotoId) => string
  onChoose: (photoId: PhotoId) => void
}

/** What each photo of a group brings to the group's answer, and which of them speaks against the others. */
export function GroupShares({ shares, nameOf, onChoose }: GroupSharesProps) {
  const speaking = shares.filter(({ stance }) => stance !== 'silent')
  const against = shares.filter(({ stance }) => stance === 'against')
  return (
    <section className="section">
      <h3>{groupStrings.shares}</h3>
      {against.length > 0 && (
        <Note tone="warn">{against.length === speaking.length ? groupStrings.againstEachOther : groupStrings.against(against.length)}</Note>
      )}
      <ul className="shares">
        {shares.map((share) => (
          <li key={share.photoId}>
            <button type="button" className="share" title={fitText(share)} onClick={() => onChoose(share.photoId)}>
              <span className="share-name">{nameOf(share.photoId)}</span>
              <Badge tone={TONES[share.stance]}>{groupStrings.stances[share.stance]}</Badge>
              <span className="share-says">
                {share.first ? groupStrings.says(share.first.name, probabilityText(share.first.probability)) : groupStrings.saysNothing}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function fitText({ fit }: PhotoShare): string | undefined {
  if (fit === null) return undefined
  const times = fit >= 1 ? fit : 1 / fit
  return groupStrings.fit(times >= 1000 ? '1,000+' : times >= 10 ? String(Math.round(times)) : times.toFixed(1), fit >= 1)
}
