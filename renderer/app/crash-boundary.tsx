import { Component, type ReactNode } from 'react'
import { appStrings } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'

/** A bug in the page ends in words and a way on, never in a blank window. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crash: Error | null }> {
  override state: { crash: Error | null } = { crash: null }

  static getDerivedStateFromError(crash: Error) {
    return { crash }
  }

  override render() {
    const { crash } = this.state
    if (!crash) return this.props.children
    return (
      <main className="crash">
        <ProblemNote
          problem={{ code: 'page-crashed', message: appStrings.crashTitle, remedy: appStrings.crashText, details: { said: crash.message } }}
        />
        <Button kind="primary" onClick={() => location.reload()}>
          {appStrings.reload}
        </Button>
      </main>
    )
  }
}
