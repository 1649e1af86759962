import { useEffect, useState } from 'react'
import type { Problem } from '../../../../electron/contract/problem.ts'
import type { PhotoChanges } from '../../../../electron/contract/work.ts'
import { problemFrom } from '../../../rpc/index.ts'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { changePhoto } from '../api.ts'
import { useVocabulary } from '../vocabulary.ts'
import { PhotoWork, type Work } from './photo-work.tsx'

/** Status and tags of a photo, to be set at once; `onChanged` reads again what shows them. */
export function PhotoWorkLine({ photo, onChanged }: { photo: Work; onChanged: () => void }) {
  // Shown at once: the next tag that is typed is added to this one, not to what the library still answers.
  const [set, setChanges] = useState<PhotoChanges>({})
  useEffect(() => setChanges({}), [photo.id, photo.status, photo.tags])
  const [problem, setProblem] = useState<Problem | null>(null)
  const load = useVocabulary((state) => state.load)
  useEffect(() => void load(), [load])
  const change = async (changes: PhotoChanges) => {
    setChanges((before) => ({ ...before, ...changes }))
    try {
      await changePhoto(photo.id, changes)
      setProblem(null)
    } catch (error) {
      setProblem(problemFrom(error))
      setChanges({})
    }
    onChanged()
    void load()
  }
  return (
    <>
      <PhotoWork photo={{ ...photo, ...set }} onChange={(changes) => void change(changes)} />
      {problem && <ProblemNote problem={problem} />}
    </>
  )
}
