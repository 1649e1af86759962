import { FileCheck2, ImagePlus, Scale, ShieldCheck } from 'lucide-react'
import { welcomeStrings } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { useWelcome } from './store.ts'

const ICONS = { add: ImagePlus, weigh: Scale, conclude: FileCheck2, keep: ShieldCheck }
const STEPS = Object.keys(ICONS) as (keyof typeof ICONS)[]

/** What the program does and how one works with it, on one screen. */
export function WelcomeDialog({ paletteKeys }: { paletteKeys: string }) {
  const { open, seen, hide } = useWelcome()
  return (
    <Dialog title={welcomeStrings.title} open={open || !seen} onClose={hide} wide>
      <p className="welcome-lead">{welcomeStrings.lead}</p>
      <ol className="welcome-steps">
        {STEPS.map((step) => {
          const Icon = ICONS[step]
          return (
            <li key={step} className="welcome-step">
              <Icon aria-hidden="true" />
              <h3>{welcomeStrings.steps[step].title}</h3>
              <p>{welcomeStrings.steps[step].text}</p>
            </li>
          )
        })}
      </ol>
      <p className="faint">
        <KeyCaps keys={paletteKeys} /> {welcomeStrings.paletteHint}
      </p>
      <div className="dialog-foot">
        <Button kind="primary" onClick={hide}>
          {welcomeStrings.begin}
        </Button>
      </div>
    </Dialog>
  )
}
