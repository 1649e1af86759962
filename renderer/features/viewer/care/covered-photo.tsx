import { EyeOff } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { Photo } from '../../../../electron/contract/photos.ts'
import { viewerStrings } from '../../../strings/index.ts'
import { KeyCaps } from '../../../ui/key-caps.tsx'
import { previewAddress } from '../api.ts'
import { useCare } from './care-store.ts'

/** In place of a photo that is covered. Only its smallest picture is asked for: nothing to be seen is even loaded. */
export function CoveredPhoto({ photo }: { photo: Photo }) {
  const look = useCare((state) => state.care?.look ?? 'blur')
  const toggle = useCare((state) => state.toggle)
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    // The stage's own keys do nothing here, and must not reach what lies behind.
    if (event.key.startsWith('Arrow')) event.stopPropagation()
  }
  return (
    <button type="button" className="covered" onClick={() => toggle(photo.id)} onKeyDown={onKeyDown}>
      {unreadable !== photo.id && (
        <img
          className="covered-picture"
          data-look={look}
          src={previewAddress(photo.id, 320)}
          alt=""
          draggable={false}
          onError={() => setUnreadable(photo.id)}
        />
      )}
      <span className="covered-words">
        <EyeOff aria-hidden="true" />
        <span className="covered-name">{photo.fileName}</span>
        <span>{viewerStrings.covered}</span>
        <span className="covered-how">
          {viewerStrings.howToShow} <KeyCaps keys="Enter" /> <KeyCaps keys="C" />
        </span>
      </span>
    </button>
  )
}
