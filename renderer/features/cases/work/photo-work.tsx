import type { PhotoId } from '../../../../electron/contract/ids.ts'
import type { PhotoChanges, WorkStatus } from '../../../../electron/contract/work.ts'
import { workStrings } from '../../../strings/index.ts'
import { useVocabulary } from '../vocabulary.ts'
import { STATUS_OPTIONS } from './case-work.tsx'
import { StatusMark } from './status-mark.tsx'
import { TagField } from './tag-field.tsx'
import { TagList } from './tag-list.tsx'

export interface Work {
  id: PhotoId
  status: WorkStatus
  tags: readonly string[]
}

/** Status and tags of a photo, on a line or two. */
export function PhotoWork({ photo, onChange }: { photo: Work; onChange: (changes: PhotoChanges) => void }) {
  const { tags } = useVocabulary()
  return (
    <fieldset className="photo-work group" aria-label={workStrings.photoProperties}>
      <select
        className="input photo-work-status"
        aria-label={workStrings.status}
        value={photo.status}
        onChange={(event) => onChange({ status: event.target.value as WorkStatus })}
      >
        {STATUS_OPTIONS.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      <TagField key={photo.id} tags={photo.tags} known={tags.map(({ tag }) => tag)} onChange={(changed) => onChange({ tags: changed })} />
    </fieldset>
  )
}

/** The same for the photo's row in a list; a status that nobody set says nothing. */
export function PhotoWorkMarks({ photo: { status, tags } }: { photo: Omit<Work, 'id'> }) {
  return (
    <>
      {status !== 'to-do' && <StatusMark status={status} brief />}
      <TagList tags={tags} />
    </>
  )
}
