/** A share of a whole, 0..1; the figure itself stands beside it as text. */
export function ShareBar({ share }: { share: number }) {
  return (
    <div className="bar bar-mass" aria-hidden="true">
      <div className="bar-fill" style={{ transform: `scaleX(${Math.max(0, Math.min(1, share))})` }} />
    </div>
  )
}

/** Progress towards an end, 0..1, or null where the end is not known. */
export function ProgressBar({ fraction, label }: { fraction: number | null; label: string }) {
  if (fraction === null) {
    return (
      <div className="bar bar-unknown" role="progressbar" aria-label={label}>
        <div className="bar-fill" />
      </div>
    )
  }
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(fraction * 100)}
    >
      <div className="bar-fill" style={{ transform: `scaleX(${fraction})` }} />
    </div>
  )
}
