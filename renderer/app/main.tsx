import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/pieces.css'
import '../ui/fields.css'
import '../ui/overlays.css'
import './shell.css'
import './palette/palette.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CrashBoundary } from './crash-boundary.tsx'
import { followDesktop } from './desktop.ts'
import { startLive } from './live.ts'
import { Shell } from './shell.tsx'
import { listenForShortcuts } from './shortcuts.ts'
import { followTheme } from './theme.ts'

const element = document.getElementById('page')
if (!element) throw new Error('index.html has no #page.')

followTheme()
listenForShortcuts()
startLive()
followDesktop()
createRoot(element).render(
  <StrictMode>
    <CrashBoundary>
      <Shell />
    </CrashBoundary>
  </StrictMode>,
)
