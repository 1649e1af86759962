import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { workStrings } from '../../../strings/index.ts'

interface TagFieldProps {
  tags: readonly string[]
  /** Tags in use elsewhere, offered while typing. */
  known: readonly string[]
  onChange: (tags: string[]) => void
}

const LONGEST = 60

/** Tags that can be taken off, and a field to add one: Enter or a comma ends a tag. */
export function TagField({ tags, known, onChange }: TagFieldProps) {
  const [typed, setTyped] = useState('')
  const listId = useId()

  const add = (text: string) => {
    setTyped('')
    const added = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !tags.some((other) => other.toLowerCase() === tag.toLowerCase()))
    if (added.length > 0) onChange([...tags, ...added])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault()
      add(typed)
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1))
    }
  }
  return (
    <div className="tag-field">
      {tags.map((tag) => (
        <span key={tag} className="tag">
          {tag}
          <button
            type="button"
            className="tag-remove"
            aria-label={workStrings.removeTag(tag)}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            <X aria-hidden="true" />
          </button>
        </span>
      ))}
      <input
        className="tag-input"
        aria-label={workStrings.addTag}
        placeholder={workStrings.addTag}
        list={listId}
        maxLength={LONGEST}
        value={typed}
        // A suggestion that is picked is a whole tag; typing letter by letter is not.
        onChange={({ target, nativeEvent }) => {
          const picked = !(nativeEvent instanceof InputEvent) || nativeEvent.inputType === 'insertReplacementText'
          if (picked && known.includes(target.value)) add(target.value)
          else setTyped(target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
      />
      <datalist id={listId}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  )
}
