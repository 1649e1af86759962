import { useStore } from 'zustand'
import { FetchingNote } from '../features/models/index.ts'
import { usePhotos } from '../features/photos/index.ts'
import { isUnderWay, RunAnnouncer, RunStatusBar, runToShow, useRunSettings, useRuns } from '../features/runs/index.ts'
import { connection } from '../rpc/index.ts'
import { appStrings, runStrings } from '../strings/index.ts'
import { keysOf, runCommand } from './commands/commands.ts'
import { useLayout } from './layout.ts'
import { goTo, useRoute } from './routes.ts'

export function StatusBar() {
  const phase = useStore(connection, (state) => state.phase)
  const busy = useRuns((state) => state.runs?.some(isUnderWay) ?? false)
  const photoId = useRoute((route) => route.photoId)
  const run = useRuns((state) => runToShow(state, photoId))
  const photos = usePhotos((state) => state.photos)
  const engine = useRunSettings((state) => state.engine)
  return (
    <footer className="status-bar">
      {busy ? (
        <RunStatusBar
          photoNameOf={(other) => photos?.find(({ id }) => id === other.photoId)?.fileName ?? ''}
          cancelKeys={keysOf('cancel-run')}
          onOpen={({ caseId, photoId: runPhoto }) => {
            goTo({ caseId, photoId: runPhoto })
            useLayout.getState().change({ tab: 'reasoning' })
          }}
        />
      ) : (
        <span>{phase === 'open' ? appStrings.ready : appStrings.connecting}</span>
      )}
      <span className="spring" />
      {engine && (
        <span className="status-aside" title={engine.device}>
          {runStrings.runsOn(engine.device)}
        </span>
      )}
      <FetchingNote otherwise={appStrings.nothingLeaves} onOpen={() => runCommand('models')} />
      <RunAnnouncer run={run} />
    </footer>
  )
}
