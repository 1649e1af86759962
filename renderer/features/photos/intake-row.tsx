import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import type { IntakeItem } from '../../../electron/contract/intake.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { intakeHasEnded } from '../../../electron/core/jobs/intake-state.ts'
import { intakeStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { cancelIntake, clearIntake, moveIntake, retryIntake } from './intake-api.ts'
import { useIntake } from './intake-store.ts'
import { LookAlikeLink, type ShowPhoto } from './look-alike.tsx'
import { type Upload, useUploads } from './uploads-store.ts'

interface LineProps {
  name: string
  /** Turns to the photo that the file became. */
  onShow?: (() => void) | undefined
  title: string
  state: string
  tone: 'soft' | 'good' | 'bad' | 'now'
  problem: Problem | null
  remark?: ReactNode
  groups: readonly (readonly MenuEntry[])[]
}

function Line({ name, onShow, title, state, tone, problem, remark, groups }: LineProps) {
  return (
    <>
      <div className="intake-row-line">
        {onShow ? (
          <button
            type="button"
            className="intake-name intake-link"
            title={title}
            aria-label={intakeStrings.showNamed(name)}
            onClick={onShow}
          >
            {name}
          </button>
        ) : (
          <span className="intake-name" title={title}>
            {name}
          </span>
        )}
        <span className="intake-state" data-tone={tone}>
          {state}
        </span>
        <Menu align="end" groups={groups}>
          <IconButton label={intakeStrings.more(name)}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        </Menu>
      </div>
      {problem && (
        <p className="intake-problem">
          {problem.message} {problem.remedy}
        </p>
      )}
      {remark}
    </>
  )
}

const TONES = { waiting: 'soft', 'under-way': 'now', added: 'good', 'already-here': 'soft', failed: 'bad', cancelled: 'soft' } as const

/** One file in the library's queue. */
export function IntakeRow({ item, onShow }: { item: IntakeItem; onShow: ShowPhoto }) {
  const act = useIntake((state) => state.act)
  const { number, caseId, fileName, state, photoId, looksLike } = item
  const entry = (id: string, title: string, deed: () => Promise<unknown>): MenuEntry => ({ id, title, onSelect: () => void act(deed) })
  const order =
    state === 'waiting'
      ? [
          entry('front', intakeStrings.toFront, () => moveIntake(number, 'front')),
          entry('up', intakeStrings.up, () => moveIntake(number, 'up')),
          entry('down', intakeStrings.down, () => moveIntake(number, 'down')),
        ]
      : []
  const ended = intakeHasEnded(state)
  const end = [
    ...(state === 'failed' || state === 'cancelled' ? [entry('retry', intakeStrings.retry, () => retryIntake({ number }))] : []),
    ended
      ? entry('dismiss', intakeStrings.dismiss, () => clearIntake({ number }))
      : entry('cancel', intakeStrings.cancel, () => cancelIntake({ number })),
  ]
  return (
    <Line
      name={fileName}
      onShow={photoId ? () => onShow(caseId, photoId) : undefined}
      title={item.path ?? fileName}
      state={intakeStrings.states[state]}
      tone={TONES[state]}
      problem={ended && state !== 'cancelled' ? item.problem : null}
      remark={
        looksLike && (
          <p className="intake-problem">
            <LookAlikeLink lead={looksLike.exact ? intakeStrings.sameFileAs : intakeStrings.looksLike} other={looksLike} onShow={onShow} />
          </p>
        )
      }
      groups={[order, end]}
    />
  )
}

/** One file whose bytes are still in the browser. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { retry, drop } = useUploads.getState()
  const { id, file, state, problem } = upload
  const sending = upload.fraction > 0 ? `${intakeStrings.handing} ${Math.round(upload.fraction * 100)} %` : intakeStrings.handing
  return (
    <Line
      name={file.name}
      title={file.webkitRelativePath || file.name}
      state={state === 'failed' ? intakeStrings.states.failed : state === 'sending' ? sending : intakeStrings.states.waiting}
      tone={state === 'failed' ? 'bad' : state === 'sending' ? 'now' : 'soft'}
      problem={problem}
      groups={[
        [
          ...(state === 'failed' ? [{ id: 'retry', title: intakeStrings.retry, onSelect: () => retry(id) }] : []),
          { id: 'drop', title: state === 'failed' ? intakeStrings.dismiss : intakeStrings.cancel, onSelect: () => drop(id) },
        ],
      ]}
    />
  )
}
