/** Text as it came, in a region of its own that scrolls, by keyboard too. */
export function RawText({ label, text }: { label: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard.
    <section className="raw-text" tabIndex={0} aria-label={label}>
      <pre>{text}</pre>
    </section>
  )
}
