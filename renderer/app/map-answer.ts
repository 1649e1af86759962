import type { Posterior } from '../../electron/contract/posterior.ts'
import { looksAt, rankAfter, type Subject, useAnswer } from '../features/answer/index.ts'
import { atlas } from '../features/atlas/index.ts'
import { useHints } from '../features/hints/index.ts'
import type { MapController } from '../map/index.ts'

type Answer = ReturnType<typeof useAnswer.getState>['posterior']

/** Whether a hint counts in the answer. */
export const isHinted = ({ hints }: ReturnType<typeof useHints.getState>): boolean => hints?.some(({ on }) => on) ?? false

/** Without any candidate or hint the surface is only where people live: no answer, and not to be drawn as one. */
export const answerToDraw = (answer: Answer, hinted: boolean): Answer =>
  answer && (answer.candidates.length > 0 || hinted) ? answer : null

/** What is on the map: what is there already is not drawn again. */
let drawn: { posterior: Answer; chosenRank: number | null } | null = null

/** Draws the answer on the map: at once, and not when the page round it is drawn anew. */
export function tieAnswerToMap(): void {
  atlas.whenMap((map) => {
    drawn = null
    const follow = () => {
      const { posterior, chosenRank } = useAnswer.getState()
      draw(map, posterior, chosenRank)
    }
    follow()
    const stops = [
      useAnswer.subscribe((now, before) => {
        if (now.posterior !== before.posterior || now.chosenRank !== before.chosenRank) follow()
      }),
      useHints.subscribe((now, before) => {
        if (isHinted(now) !== isHinted(before)) follow()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  })
}

/** Takes the answer that came with a judgement: the map shows it first, and what is said of it beside the map follows in the next frame. */
export function takeAnswer(subject: Omit<Subject, 'groupId'>, posterior: Posterior): void {
  const map = atlas.map()
  const state = useAnswer.getState()
  const take = () => state.take(subject, posterior)
  // A page that is not looked at has no frames.
  if (!map || document.hidden || !looksAt(state, subject)) {
    take()
    return
  }
  draw(map, posterior, rankAfter(state, posterior))
  map.paintNow()
  requestAnimationFrame(() => setTimeout(take))
}

/** Shows on the map what a judgement will make of the answer while it is being written; null shows again what is known. */
export function showForeseen(subject: Omit<Subject, 'groupId'>, posterior: Posterior | null): void {
  const map = atlas.map()
  const state = useAnswer.getState()
  if (!map || !looksAt(state, subject)) return
  if (posterior) draw(map, posterior, rankAfter(state, posterior))
  else draw(map, state.posterior, state.chosenRank)
  if (!document.hidden) map.paintNow()
}

function draw(map: MapController, answer: Answer, chosenRank: number | null): void {
  const posterior = answerToDraw(answer, isHinted(useHints.getState()))
  if (drawn && drawn.posterior === posterior && drawn.chosenRank === chosenRank) return
  const { layers } = map
  if (!drawn || drawn.posterior !== posterior) {
    layers.cells.set(posterior)
    layers.regions.set(posterior?.regions ?? [])
  }
  layers.candidates.set({ candidates: posterior?.candidates ?? [], chosenRank })
  drawn = { posterior, chosenRank }
}
