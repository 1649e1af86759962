import { SettingsDialog } from '../features/settings/index.ts'
import { settingStrings } from '../strings/index.ts'
import { Segments } from '../ui/segments.tsx'
import { type Theme, useTheme } from './theme.ts'

const THEMES = (Object.keys(settingStrings.themes) as Theme[]).map((value) => ({ value, title: settingStrings.themes[value] }))

/** The settings of all features, brought together. */
export function Settings() {
  const theme = useTheme((state) => state.theme)
  const choose = useTheme((state) => state.choose)
  const appearance = (
    <div className="field">
      <span className="field-label">{settingStrings.theme}</span>
      <Segments label={settingStrings.theme} value={theme} options={THEMES} onChange={choose} />
    </div>
  )
  return <SettingsDialog appearance={appearance} />
}
