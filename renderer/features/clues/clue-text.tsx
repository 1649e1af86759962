import type { Clue } from '../../../electron/contract/clues.ts'
import { clueStrings } from '../../strings/index.ts'
import { countryText } from '../../ui/figures/country.ts'
import { probabilityText } from '../../ui/figures/probability.ts'
import { reliabilityText } from './strength.ts'

const SHOWN_SUPPORTS = 4

/** Where a clue comes from, how reliable it is, its words, why it tells something, and for which places it stands. */
export function ClueText({ clue }: { clue: Clue }) {
  return (
    <>
      <p className="faint">
        {clueStrings.kinds[clue.kind]} · {clueStrings.sources[clue.source]}
        {clue.text && ` · ${clueStrings.readBy(clue.text.reader, probabilityText(clue.text.confidence))}`}
        {clue.inPosterior && ` · ${clueStrings.reliable(reliabilityText(clue.reliability))}`}
      </p>
      {clue.quote && clue.quote !== clue.title && <blockquote className="clue-quote">{clue.quote}</blockquote>}
      {clue.reason && <p>{clue.reason}</p>}
      {clue.supports.length > 1 && <Supports clue={clue} />}
    </>
  )
}

function Supports({ clue }: { clue: Clue }) {
  const sorted = clue.supports.toSorted((a, b) => b.share - a.share)
  const nameOf = (support: Clue['supports'][number]) =>
    support.kind === 'country'
      ? countryText(support.countryCode)
      : [support.name, support.countryCode && countryText(support.countryCode)].filter(Boolean).join(', ')
  return (
    <p className="clue-supports">
      <span className="faint">{clueStrings.supports} </span>
      {sorted
        .slice(0, SHOWN_SUPPORTS)
        .map((support) => `${nameOf(support)} (${probabilityText(support.share)})`)
        .join('; ')}
      {sorted.length > SHOWN_SUPPORTS && <span className="faint"> {clueStrings.more(sorted.length - SHOWN_SUPPORTS)}</span>}
    </p>
  )
}
