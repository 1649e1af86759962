/** Keys of a shortcut, one cap each: `Ctrl O`. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="key-caps">
      {keys.split(' ').map((key) => (
        <kbd key={key} className="key-cap">
          {key}
        </kbd>
      ))}
    </span>
  )
}
