/** More samples than this are told by their count alone. */
const MOST_DOTS = 16

/** One dot a sample, filled where it says so; the count stands beside as text. */
export function SampleDots({ named, numbers }: { named: readonly number[]; numbers: readonly number[] }) {
  if (numbers.length > MOST_DOTS || numbers.length < 2) return <span />
  return (
    <span className="sample-dots" aria-hidden="true">
      {numbers.map((number) => (
        <span key={number} className="sample-dot" data-named={named.includes(number) || undefined} />
      ))}
    </span>
  )
}
