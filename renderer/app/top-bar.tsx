import { Info, Keyboard, Monitor, Moon, ScrollText, Sun } from 'lucide-react'
import { CaseSwitcher } from '../features/cases/index.ts'
import { appStrings } from '../strings/index.ts'
import { IconButton } from '../ui/button.tsx'
import { keysOf, runCommand } from './commands/commands.ts'
import iconAddress from './icon.svg'
import { goTo, useRoute } from './routes.ts'
import { useTheme } from './theme.ts'

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon }

export function TopBar() {
  const caseId = useRoute((route) => route.caseId)
  const theme = useTheme((state) => state.theme)
  const ThemeIcon = THEME_ICONS[theme]
  const { commands } = appStrings
  return (
    <header className="top-bar">
      <h1 className="brand">
        <img src={iconAddress} alt="" width="20" height="20" />
        {appStrings.product}
      </h1>
      <span className="top-bar-rule" aria-hidden="true" />
      <CaseSwitcher caseId={caseId} onChoose={(chosen) => goTo({ caseId: chosen, photoId: null })} />
      <span className="spring" />
      <IconButton label={commands.log} keys={keysOf('log')} onClick={() => runCommand('log')}>
        <ScrollText aria-hidden="true" />
      </IconButton>
      <IconButton label={commands.shortcuts} keys={keysOf('shortcuts')} onClick={() => runCommand('shortcuts')}>
        <Keyboard aria-hidden="true" />
      </IconButton>
      <IconButton label={appStrings.theme[theme]} keys={keysOf('theme')} onClick={() => runCommand('theme')}>
        <ThemeIcon aria-hidden="true" />
      </IconButton>
      <IconButton label={commands.about} keys={keysOf('about')} onClick={() => runCommand('about')}>
        <Info aria-hidden="true" />
      </IconButton>
    </header>
  )
}
