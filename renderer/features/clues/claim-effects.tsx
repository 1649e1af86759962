import { ArrowDown, ArrowUp } from 'lucide-react'
import { useContext } from 'react'
import type { Clue } from '../../../electron/contract/clues.ts'
import { clueStrings } from '../../strings/index.ts'
import { factorText } from '../../ui/figures/factor.ts'
import { probabilityText } from '../../ui/figures/probability.ts'
import { type Effect, effectsOf, shareOtherwise, weightOf } from './effects.ts'
import { SeenFromContext } from './seen-from.ts'
import { useClues } from './store.ts'

const SHOWN = 3

/** Which candidates of the present answer a claim speaks for and against, by how much, and what the answer would be otherwise. */
export function ClaimEffects({ clue }: { clue: Clue }) {
  const { posterior, rank } = useContext(SeenFromContext)
  const weight = weightOf(posterior, clue.id)
  const repeated = useClues((state) => state.clues?.find(({ id }) => id === weight?.repeats)?.title)
  const { raises, lowers } = effectsOf(posterior, clue.id)
  if (!weight) return null
  const otherwise = shareOtherwise(posterior, clue.id, rank)
  const seenFrom = posterior?.candidates[rank - 1]
  const words = weight.part === 'counted' ? clueStrings.without : clueStrings.withIt
  return (
    <div className="effects">
      {weight.part === 'left-out' && <p className="faint">{clueStrings.leftOut}</p>}
      {weight.part === 'repeats' && <p className="faint">{clueStrings.repeats(repeated ?? clueStrings.another)}</p>}
      {raises.length + lowers.length === 0 && <p className="faint">{clueStrings.changesNothing}</p>}
      <EffectLine effects={raises} up />
      <EffectLine effects={lowers} up={false} />
      {otherwise !== null && seenFrom && (
        <p className="faint figures">{words(seenFrom.name, probabilityText(seenFrom.probability), probabilityText(otherwise))}</p>
      )}
    </div>
  )
}

function EffectLine({ effects, up }: { effects: readonly Effect[]; up: boolean }) {
  if (effects.length === 0) return null
  const Arrow = up ? ArrowUp : ArrowDown
  return (
    <p className="effect-line">
      <Arrow className="effect-arrow" data-up={up || undefined} aria-hidden="true" />
      <span className="effect-word">{up ? clueStrings.raises : clueStrings.lowers}</span>
      {effects.slice(0, SHOWN).map(({ candidate, factor }) => (
        <span key={candidate.rank} className="effect">
          {candidate.name} <span className="effect-factor figures">{factorText(factor)}</span>
        </span>
      ))}
      {effects.length > SHOWN && <span className="faint">{clueStrings.more(effects.length - SHOWN)}</span>}
    </p>
  )
}
