import { randomUUID } from 'node:crypto'
import type { Act } from '../../contract/acts.ts'
import type { AnalystClue } from '../../contract/analyst-clues.ts'
import { type ClueId, clueId, type PhotoId, type RunId } from '../../contract/ids.ts'
import type { Answers } from '../answers/answers.ts'
import type { Library } from '../library/library.ts'
import type { Places } from '../places/places.ts'
import { perform } from '../store/acts/acts.ts'
import { getClue, listClues } from '../store/clues.ts'
import type { ContractWithErrors } from './base.ts'

export function cluesRouter({ clues }: ContractWithErrors, library: Library, answers: Answers, places: Places) {
  const act = (deed: Act) => void perform(library.write, deed, library.stamp())
  const answer = (runId: RunId | null, photoId: PhotoId) => (runId ? answers.ofRun(runId) : answers.ofPhoto(photoId))
  const withAnswer = (id: ClueId, runId: RunId | null) => {
    const clue = getClue(library.read, id)
    return { clue, posterior: answer(runId, clue.photoId) }
  }
  /** Whose ground an area lies on is for the gazetteer to say. */
  const grounded = (content: AnalystClue): AnalystClue => {
    const { target } = content
    return target.kind === 'area' ? { ...content, target: { ...target, countryCode: places.reverse(target.at).countryCode } } : content
  }
  return clues.router({
    list: clues.list.handler(({ input }) => listClues(library.read, input)),
    setStanding: clues.setStanding.handler(({ input }) => {
      act({ type: 'judge-clue', ...input })
      return getClue(library.read, input.clueId)
    }),
    judge: clues.judge.handler(({ input: { runId, ...judgement } }) => {
      act({ type: 'judge-clue', ...judgement })
      return withAnswer(judgement.clueId, runId)
    }),
    foresee: clues.foresee.handler(({ input }) => answers.foresee(input)),
    add: clues.add.handler(({ input: { runId, photoId, content } }) => {
      const id = clueId.parse(randomUUID())
      act({ type: 'add-clue', clueId: id, photoId, content: grounded(content) })
      return withAnswer(id, runId)
    }),
    change: clues.change.handler(({ input: { runId, clueId: id, content } }) => {
      act({ type: 'change-clue', clueId: id, content: grounded(content) })
      return withAnswer(id, runId)
    }),
    remove: clues.remove.handler(({ input: { runId, clueId: id } }) => {
      const { photoId } = getClue(library.read, id)
      act({ type: 'remove-clue', clueId: id })
      return { posterior: answer(runId, photoId) }
    }),
  })
}
