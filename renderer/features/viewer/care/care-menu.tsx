import { EyeOff, ShieldAlert } from 'lucide-react'
import type { CareLook, CareScope } from '../../../../electron/contract/care.ts'
import type { PhotoId } from '../../../../electron/contract/ids.ts'
import { viewerStrings } from '../../../strings/index.ts'
import { IconButton } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { asksForCover, useCare } from './care-store.ts'

const LOOKS: readonly CareLook[] = ['off', 'blur', 'grey', 'blur-and-grey']
const SCOPES: readonly CareScope[] = ['marked', 'all']
const MARKS = ['unmarked', 'graphic', 'harmless'] as const

/** Whether this photo is graphic, and how the case treats those that are. */
export function CareMenu({ photoId, covered }: { photoId: PhotoId; covered: boolean }) {
  const care = useCare()
  const graphic = care.marks.get(photoId)
  const mark = graphic === undefined ? 'unmarked' : graphic ? 'graphic' : 'harmless'
  return (
    <>
      {!covered && asksForCover(care, photoId) && (
        <IconButton label={viewerStrings.coverAgain} keys="C" onClick={() => care.toggle(photoId)}>
          <EyeOff aria-hidden="true" />
        </IconButton>
      )}
      <Popover
        label={viewerStrings.care}
        align="end"
        side="bottom"
        trigger={
          <IconButton label={viewerStrings.care} data-marked={graphic || undefined}>
            <ShieldAlert aria-hidden="true" />
          </IconButton>
        }
      >
        <h3 className="popover-title">{viewerStrings.care}</h3>
        <div className="field">
          <span className="field-label">{viewerStrings.thisPhoto}</span>
          <Segments
            label={viewerStrings.thisPhoto}
            value={mark}
            options={MARKS.map((value) => ({ value, title: viewerStrings.marks[value] }))}
            onChange={(value) => void care.mark(photoId, value === 'unmarked' ? null : value === 'graphic')}
          />
        </div>
        <CareFields />
      </Popover>
    </>
  )
}

/** How the open case treats graphic photos. */
export function CareFields() {
  const { care, change, problem } = useCare()
  return (
    <>
      <SelectField
        label={viewerStrings.careLook}
        value={care?.look ?? 'blur'}
        options={LOOKS.map((value) => ({ value, title: viewerStrings.looks[value] }))}
        onChange={(look) => void change({ look })}
      />
      <SelectField
        label={viewerStrings.careScope}
        hint={viewerStrings.careHint}
        value={care?.scope ?? 'marked'}
        options={SCOPES.map((value) => ({ value, title: viewerStrings.scopes[value] }))}
        onChange={(scope) => void change({ scope })}
      />
      {problem && <ProblemNote problem={problem} />}
    </>
  )
}
