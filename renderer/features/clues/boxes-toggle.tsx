import { SquareDashed } from 'lucide-react'
import { clueStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { useClues } from './store.ts'

export function BoxesToggle({ keys }: { keys: string }) {
  const shown = useClues((state) => state.boxesShown)
  const toggle = useClues((state) => state.toggleBoxes)
  return (
    <IconButton label={shown ? clueStrings.hideBoxes : clueStrings.showBoxes} keys={keys} aria-pressed={shown} onClick={toggle}>
      <SquareDashed aria-hidden="true" />
    </IconButton>
  )
}
