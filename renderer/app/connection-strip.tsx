import { Unplug } from 'lucide-react'
import { useStore } from 'zustand'
import { connection, retryNow } from '../rpc/index.ts'
import { appStrings } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'

/** Stands across the page while the line to the program is lost. */
export function ConnectionStrip() {
  const phase = useStore(connection, (state) => state.phase)
  return (
    <div role="status" className="connection" data-phase={phase}>
      {phase === 'lost' && (
        <div className="connection-strip">
          <Unplug className="connection-icon" aria-hidden="true" />
          <p>
            <strong>{appStrings.lostTitle}</strong> {appStrings.lostText}
          </p>
          <Button onClick={retryNow}>{appStrings.tryNow}</Button>
        </div>
      )}
    </div>
  )
}
