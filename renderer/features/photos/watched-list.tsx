import { Eye, X } from 'lucide-react'
import type { WatchedFolder } from '../../../electron/contract/intake.ts'
import { intakeStrings } from '../../strings/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { unwatchFolder } from './intake-api.ts'
import { useIntake } from './intake-store.ts'

/** The folders that are watched for this case, each with a way to stop. */
export function WatchedList({ folders }: { folders: readonly WatchedFolder[] }) {
  const act = useIntake((state) => state.act)
  const loadFolders = useIntake((state) => state.loadFolders)
  return (
    <ul className="watched" aria-label={intakeStrings.watchedLabel}>
      {folders.map(({ number, path, problem }) => (
        <li key={number} className="watched-folder">
          <Eye className="watched-mark" aria-hidden="true" />
          <span className="watched-path" title={path}>
            {/* The end of a path tells folders apart: it is cut at its start. */}
            <bdi>{path}</bdi>
          </span>
          <IconButton label={intakeStrings.unwatch(path)} onClick={() => void act(() => unwatchFolder(number)).then(loadFolders)}>
            <X aria-hidden="true" />
          </IconButton>
          {problem && (
            <p className="intake-problem">
              {problem.message} {problem.remedy}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
