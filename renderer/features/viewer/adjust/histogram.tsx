import { viewerStrings } from '../../../strings/index.ts'

interface HistogramProps {
  counts: Uint32Array
  blackPoint: number
  whitePoint: number
}

/** The photo's brightness, dark to bright, with the two points that are stretched to black and white. */
export function Histogram({ counts, blackPoint, whitePoint }: HistogramProps) {
  const highest = Math.max(1, ...counts)
  // The square root keeps small shares visible beside a large one.
  const points = Array.from(counts, (count, value) => `${value},${(100 - 100 * Math.sqrt(count / highest)).toFixed(1)}`)
  return (
    <svg className="histogram" viewBox="0 0 255 100" preserveAspectRatio="none" role="img" aria-label={viewerStrings.histogram}>
      <polygon className="histogram-mass" points={`0,100 ${points.join(' ')} 255,100`} />
      <rect className="histogram-cut" x={0} y={0} width={blackPoint} height={100} />
      <rect className="histogram-cut" x={whitePoint} y={0} width={255 - whitePoint} height={100} />
    </svg>
  )
}
