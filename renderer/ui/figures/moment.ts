const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })

/** An ISO instant in the reader's time zone: the time alone today, the date and time otherwise. */
export function momentText(iso: string, now: Date): string {
  const moment = new Date(iso)
  return moment.toDateString() === now.toDateString() ? clock.format(moment) : full.format(moment)
}

/** A duration for reading: `850 ms`, `4.2 s`, `3 min 05 s`. */
export function durationText(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`
  if (durationMs < 60_000) return `${(durationMs / 1000).toFixed(1)} s`
  const seconds = Math.round(durationMs / 1000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}
