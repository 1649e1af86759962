import { viewerStrings } from '../../../strings/index.ts'
import { Slider } from '../../../ui/slider.tsx'
import { useViewer } from '../store.ts'
import { ToolCard } from './tool-card.tsx'

export function MagnifierCard() {
  const times = useViewer((state) => state.magnification)
  const set = useViewer((state) => state.set)
  return (
    <ToolCard small title={viewerStrings.magnifier}>
      <Slider
        label={viewerStrings.magnification}
        value={[times]}
        min={2}
        max={8}
        step={1}
        valueText={viewerStrings.times(times)}
        onChange={([chosen = 4]) => set({ magnification: chosen })}
      />
      <p className="tool-card-hint">{viewerStrings.magnifierHint}</p>
    </ToolCard>
  )
}
