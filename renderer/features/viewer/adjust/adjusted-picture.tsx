import { type Ref, useMemo } from 'react'
import { arePlain } from '../../../../electron/core/photos/tones.ts'
import { curveShown, useViewer } from '../store.ts'
import { Loupe } from '../tools/loupe.tsx'
import { TONE_FILTER_ID, ToneFilter } from './tone-filter.tsx'

/** The painted photo with its tones; the magnifier shows the same. */
export function AdjustedPicture({ ref, name, magnifying }: { ref: Ref<HTMLCanvasElement>; name: string; magnifying: boolean }) {
  const tones = useViewer((state) => state.tones)
  const histogram = useViewer((state) => state.histogram)
  const shownView = useViewer((state) => state.shownView)
  const original = useViewer((state) => state.original)
  const curve = useMemo(() => curveShown(tones, histogram, shownView), [tones, histogram, shownView])
  const filter = original || arePlain(tones) ? undefined : `url(#${TONE_FILTER_ID})`
  return (
    <>
      {filter && <ToneFilter channel={tones.channel} curve={curve} />}
      <canvas ref={ref} className="viewer-picture" role="img" aria-label={name} style={filter ? { filter } : undefined} />
      {magnifying && <Loupe filter={filter} />}
    </>
  )
}
