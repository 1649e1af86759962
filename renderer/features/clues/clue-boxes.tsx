import type { Clue } from '../../../electron/contract/clues.ts'
import { clueStrings } from '../../strings/index.ts'
import { useClues } from './store.ts'

interface ClueBoxesProps {
  /** Shows the clue's entry in the list. */
  onOpen: () => void
}

/** The clues' places on the photo, in fractions of it; the stroke keeps its width however far the photo is zoomed. */
export function ClueBoxes({ onOpen }: ClueBoxesProps) {
  const clues = useClues((state) => state.clues)
  const shown = useClues((state) => state.boxesShown)
  const lit = useClues((state) => state.lit)
  const light = useClues((state) => state.light)
  if (!shown || !clues) return null
  // Several clues may come from one line of text: the telling ones lie on top.
  const boxed = clues.filter((clue) => clue.where !== null).sort((a, b) => a.reliability - b.reliability)
  return (
    <svg className="clue-boxes" viewBox="0 0 1 1" preserveAspectRatio="none" role="presentation">
      {boxed.map((clue) => (
        <polygon key={clue.id} className="clue-box-shade" points={pointsOf(clue)} />
      ))}
      {boxed.map((clue) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the clue's entry in the list is the same action for the keyboard.
        <polygon
          key={clue.id}
          className="clue-box"
          data-lit={clue.id === lit || undefined}
          data-standing={clue.standing}
          data-source={clue.source}
          data-telling={clue.supports.length > 0 || undefined}
          points={pointsOf(clue)}
          onPointerEnter={() => light(clue.id)}
          onPointerLeave={() => light(null)}
          onClick={onOpen}
        >
          <title>{clueStrings.boxLabel(clue.title)}</title>
        </polygon>
      ))}
    </svg>
  )
}

const pointsOf = (clue: Clue) => clue.where?.map(({ x, y }) => `${x},${y}`).join(' ')
