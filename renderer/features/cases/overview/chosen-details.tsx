import { useEffect } from 'react'
import { useCases } from '../store.ts'
import type { CasesScreenProps } from './cases-screen.tsx'
import { CaseDetails, NothingChosen, PhotoDetails } from './details.tsx'
import { useOverview } from './store.ts'

/** The properties of the case or photo that is chosen, to be set at once. */
export function ChosenDetails({ caseId, photoId, onOpen }: CasesScreenProps) {
  const record = useCases((state) => state.cases?.find(({ id }) => id === caseId)) ?? null
  const { problem, openForm, changeCase } = useCases()
  const { subject, view, photo, choosePhoto, refresh } = useOverview()
  useEffect(() => void choosePhoto(photoId), [photoId, choosePhoto])

  if (photo && (subject === 'photos' || view === 'map'))
    return <PhotoDetails photo={photo} onOpen={() => onOpen(photo.caseId, photo.photoId)} onChanged={refresh} />
  if (!record || subject === 'photos') return <NothingChosen />
  return (
    <CaseDetails
      record={record}
      problem={problem}
      onOpen={() => onOpen(record.id, null)}
      onRename={() => openForm({ kind: 'rename', caseId: record.id, title: record.title })}
      onChange={async (changes) => {
        await changeCase(record.id, changes)
        refresh()
      }}
    />
  )
}
