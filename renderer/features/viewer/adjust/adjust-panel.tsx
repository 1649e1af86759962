import { Eye, RotateCcw, RotateCw, Undo2 } from 'lucide-react'
import type { ViewChannel } from '../../../../electron/contract/views.ts'
import { arePlain } from '../../../../electron/core/photos/tones.ts'
import { viewerStrings } from '../../../strings/index.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { Slider } from '../../../ui/slider.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
import { useViewer } from '../store.ts'
import { ToolCard } from '../tools/tool-card.tsx'
import { Histogram } from './histogram.tsx'

const CHANNELS: readonly ViewChannel[] = ['colour', 'red', 'green', 'blue', 'grey']

/** Everything that changes how the photo is seen; the photo itself stays as it is. */
export function AdjustPanel() {
  const { tones, histogram, rotationDegrees, setTones, turnBy, turnTo, reset, set } = useViewer()
  const quarter = Math.round(rotationDegrees / 90) * 90
  const off = Math.round((rotationDegrees - quarter) * 10) / 10
  const plain = arePlain(tones) && rotationDegrees === 0
  // Gamma is felt in proportions: the slider moves along its logarithm.
  const exponent = Math.round(Math.log2(tones.gamma) * 20) / 20
  return (
    <ToolCard title={viewerStrings.adjust}>
      <div className="adjust">
        {histogram && <Histogram counts={histogram} blackPoint={tones.blackPoint} whitePoint={tones.whitePoint} />}
        <Slider
          label={viewerStrings.levels}
          value={[tones.blackPoint, tones.whitePoint]}
          min={0}
          max={255}
          step={1}
          valueText={viewerStrings.levelsText(tones.blackPoint, tones.whitePoint)}
          thumbLabels={[viewerStrings.blackPoint, viewerStrings.whitePoint]}
          onChange={([black = 0, white = 255]) => setTones({ blackPoint: Math.min(black, 254), whitePoint: Math.max(white, black + 1) })}
        />
        <Slider
          label={viewerStrings.gamma}
          value={[exponent]}
          min={-3}
          max={3}
          step={0.05}
          valueText={viewerStrings.gammaText(tones.gamma)}
          onChange={([chosen = 0]) => setTones({ gamma: Math.round(2 ** chosen * 100) / 100 })}
        />
        <Segments
          label={viewerStrings.channel}
          value={tones.channel}
          options={CHANNELS.map((channel) => ({ value: channel, title: viewerStrings.channels[channel] }))}
          onChange={(channel) => setTones({ channel })}
        />
        <div className="adjust-switches">
          <SwitchField label={viewerStrings.equalise} checked={tones.equalise} onChange={(equalise) => setTones({ equalise })} />
          <SwitchField label={viewerStrings.invert} checked={tones.invert} onChange={(invert) => setTones({ invert })} />
        </div>
        <hr />
        <div className="adjust-turn">
          <IconButton label={viewerStrings.turnLeft} onClick={() => turnBy(-90)}>
            <RotateCcw aria-hidden="true" />
          </IconButton>
          <Slider
            label={viewerStrings.turn}
            value={[off]}
            min={-45}
            max={45}
            step={0.1}
            valueText={viewerStrings.degrees(rotationDegrees)}
            onChange={([degrees = 0]) => turnTo(quarter + degrees)}
          />
          <IconButton label={viewerStrings.turnRight} onClick={() => turnBy(90)}>
            <RotateCw aria-hidden="true" />
          </IconButton>
        </div>
        <div className="adjust-foot">
          <Button
            kind="quiet"
            icon={<Eye aria-hidden="true" />}
            disabled={plain}
            onPointerDown={() => set({ original: true })}
            onPointerUp={() => set({ original: false })}
            onPointerLeave={() => set({ original: false })}
            onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && set({ original: true })}
            onKeyUp={() => set({ original: false })}
            onBlur={() => set({ original: false })}
          >
            {viewerStrings.holdForOriginal}
          </Button>
          <Button icon={<Undo2 aria-hidden="true" />} disabled={plain} onClick={reset}>
            {viewerStrings.reset}
          </Button>
        </div>
      </div>
    </ToolCard>
  )
}
