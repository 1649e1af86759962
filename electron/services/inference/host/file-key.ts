import { statSync } from 'node:fs'

/** Another file under the same name is another one. A missing file is left to the check, which says it better. */
export function fileKey(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return `${path} ${stat?.size} ${stat?.mtimeMs}`
}
