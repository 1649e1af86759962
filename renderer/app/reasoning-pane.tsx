import type { ReactNode } from 'react'
import type { Run } from '../../electron/contract/runs.ts'
import { ReasoningPanel } from '../features/reasoning/index.ts'
import { keysOf, runCommand } from './commands/commands.ts'
import { useLayout } from './layout.ts'

/** The inspector's Reasoning tab, with its commands. */
export function ReasoningPane({ run, banner }: { run: Run | null; banner: ReactNode }) {
  const readWide = useLayout((state) => state.readWide)
  return (
    <ReasoningPanel
      run={run}
      banner={banner}
      wide={readWide}
      onWide={() => runCommand('read-wide')}
      keys={{ wide: keysOf('read-wide'), next: keysOf('next-claim'), previous: keysOf('previous-claim') }}
    />
  )
}
