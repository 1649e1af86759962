import type { ReactNode } from 'react'
import { settingStrings } from '../../strings/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSettings } from './store.ts'

const { coordinateFormats, lengthUnits } = settingStrings
const FORMATS = (Object.keys(coordinateFormats) as (keyof typeof coordinateFormats)[]).map((value) => ({
  value,
  title: coordinateFormats[value],
}))
const UNITS = (Object.keys(lengthUnits) as (keyof typeof lengthUnits)[]).map((value) => ({ value, title: lengthUnits[value] }))

interface SettingsDialogProps {
  /** What only concerns this window, from whoever keeps it: the theme. */
  appearance: ReactNode
  /** Settings of other features. */
  children?: ReactNode
}

/** Settings of the library, and of this window. */
export function SettingsDialog({ appearance, children }: SettingsDialogProps) {
  const { open, settings, problem, hide, change, load } = useSettings()
  return (
    <Dialog title={settingStrings.title} open={open} onClose={hide}>
      <section className="stack">
        <h3>{settingStrings.appearance}</h3>
        {appearance}
      </section>
      <section className="stack">
        <h3>{settingStrings.library}</h3>
        <p className="faint">{settingStrings.libraryText}</p>
        {problem && <ProblemNote problem={problem} onRetry={() => void load()} />}
        {!settings && !problem && <Loading label={settingStrings.loading} />}
        {settings && (
          <>
            <SelectField
              label={settingStrings.coordinateFormat}
              value={settings.coordinateFormat}
              options={FORMATS}
              onChange={(coordinateFormat) => void change({ coordinateFormat })}
            />
            <SelectField
              label={settingStrings.lengthUnit}
              value={settings.lengthUnit}
              options={UNITS}
              onChange={(lengthUnit) => void change({ lengthUnit })}
            />
          </>
        )}
        {children}
      </section>
      <section className="stack">
        <h3>{settingStrings.updates}</h3>
        <p>{settingStrings.updatesText}</p>
      </section>
    </Dialog>
  )
}
