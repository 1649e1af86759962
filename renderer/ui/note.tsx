import { CircleAlert, Info, MapPin, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type NoteTone = 'plain' | 'warn' | 'bad' | 'claim'

const ICONS = { plain: Info, warn: TriangleAlert, bad: CircleAlert, claim: MapPin }

interface NoteProps {
  tone?: NoteTone
  title?: string
  children?: ReactNode
  actions?: ReactNode
}

/** A framed remark. Tone `bad` announces itself to screen readers. */
export function Note({ tone = 'plain', title, children, actions }: NoteProps) {
  const Icon = ICONS[tone]
  return (
    <div className={`note note-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon aria-hidden="true" />
      <div className="note-body">
        {title && <p className="note-title">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="note-actions">{actions}</div>}
      </div>
    </div>
  )
}
