import { modelStrings } from '../../strings/index.ts'
import { fractionDone } from './entries.ts'
import { useModels } from './store.ts'

interface FetchingNoteProps {
  /** Shown while nothing is being fetched. */
  otherwise: string
  onOpen: () => void
}

/** While something is fetched, the status bar says so in the place of its promise that nothing leaves. */
export function FetchingNote({ otherwise, onOpen }: FetchingNoteProps) {
  const download = useModels(({ downloads }) => downloads.find(({ state }) => state === 'under-way'))
  const name = useModels(({ models }) => models?.find(({ id }) => id === download?.modelId)?.name)
  if (!download) return <span className="status-aside">{otherwise}</span>
  const percent = Math.floor(fractionDone(download) * 100)
  return (
    <button
      type="button"
      className="status-aside fetching-note"
      onClick={() => {
        useModels.getState().choose(download.modelId ?? download.repo)
        onOpen()
      }}
    >
      {modelStrings.statusBar(name ?? download.repo, percent)}
    </button>
  )
}
