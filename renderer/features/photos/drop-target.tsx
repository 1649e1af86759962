import { ImageDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { photoStrings } from '../../strings/index.ts'
import { pathOf } from './desktop-folder.ts'
import { filesOfTransfer, type PageFiles } from './page-files.ts'

/** The whole window takes dropped and pasted photos and folders; while a drag is over it, it says so. */
export function DropTarget({ onFiles }: { onFiles: (files: PageFiles) => void }) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    // dragenter and dragleave fire for every element crossed: only their balance tells whether the drag is inside.
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        depth += 1
        setOver(true)
      },
      dragleave: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        depth = Math.max(0, depth - 1)
        if (depth === 0) setOver(false)
      },
      dragover: (event: DragEvent) => {
        if (carriesFiles(event)) event.preventDefault()
      },
      drop: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth = 0
        setOver(false)
        void filesOfTransfer(event.dataTransfer, pathOf).then(onFiles)
      },
    }
    const paste = (event: ClipboardEvent) => {
      if ((event.clipboardData?.files.length ?? 0) > 0) void filesOfTransfer(event.clipboardData, pathOf).then(onFiles)
    }
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener)
    addEventListener('paste', paste)
    return () => {
      for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener as EventListener)
      removeEventListener('paste', paste)
    }
  }, [onFiles])
  if (!over) return null
  return (
    <div className="drop-veil" role="status">
      <div className="drop-veil-words">
        <ImageDown aria-hidden="true" />
        {photoStrings.dropHere}
      </div>
    </div>
  )
}
