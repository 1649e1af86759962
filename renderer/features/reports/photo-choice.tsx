import type { PhotoId } from '../../../electron/contract/ids.ts'
import type { Photo } from '../../../electron/contract/photos.ts'
import { reportStrings } from '../../strings/index.ts'

interface PhotoChoiceProps {
  photos: readonly Photo[]
  chosen: readonly PhotoId[]
  onChange: (chosen: PhotoId[]) => void
}

/** Photos of the case to be ticked, in the case's order. */
export function PhotoChoice({ photos, chosen, onChange }: PhotoChoiceProps) {
  const ticked = new Set(chosen)
  return (
    <fieldset className="photo-choice">
      <legend className="unseen">{reportStrings.report.which}</legend>
      {photos.map(({ id, fileName }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={ticked.has(id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
          />
          <span>{fileName}</span>
        </label>
      ))}
    </fieldset>
  )
}
