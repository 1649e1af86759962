import { useState } from 'react'
import { viewerStrings } from '../../../strings/index.ts'
import { Button } from '../../../ui/button.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useViewer } from '../store.ts'
import { angleBetweenDegrees, lengthPx, ratioOf, realLength } from './measuring.ts'
import { ToolCard } from './tool-card.tsx'

/** Lengths, the angle between two lines and their ratio; real lengths where one of them is known. */
export function MeasureCard() {
  const { lines, known, setLines, levelBy, set } = useViewer()
  const [typed, setTyped] = useState('')
  const [first, second] = lines
  const base = known ? lines[known.index] : undefined
  const facts = lines.map((line, index) => {
    const real = base && known && known.index !== index ? realLength(line, { line: base, length: known.length }) : null
    const words = [viewerStrings.lengthPx(lengthPx(line)), real !== null && viewerStrings.realLength(real)].filter(Boolean).join(' · ')
    return [viewerStrings.line(index + 1), words] as const
  })
  if (first && second) facts.push([viewerStrings.angle, viewerStrings.degrees(angleBetweenDegrees(first, second))])
  const ratio = ratioOf(lines)
  if (ratio !== null) facts.push([viewerStrings.ratio, viewerStrings.ratioText(ratio)])

  const onKnown = (text: string) => {
    setTyped(text)
    const length = Number(text.replace(',', '.'))
    set({ known: first && Number.isFinite(length) && length > 0 ? { index: 0, length } : null })
  }
  return (
    <ToolCard title={viewerStrings.measure}>
      {lines.length === 0 ? (
        <p className="tool-card-hint">{viewerStrings.measureHint}</p>
      ) : (
        <>
          <div className="tool-card-facts figures" role="status">
            <FactList facts={facts} />
          </div>
          {first && (
            <TextField
              label={viewerStrings.knownLength}
              hint={viewerStrings.knownLengthHint}
              inputMode="decimal"
              value={typed}
              onChange={onKnown}
            />
          )}
          <div className="button-row">
            {first && !second && <Button onClick={() => levelBy(first)}>{viewerStrings.levelByLine}</Button>}
            <Button kind="quiet" onClick={() => setLines([])}>
              {viewerStrings.clearLines}
            </Button>
          </div>
        </>
      )}
    </ToolCard>
  )
}
