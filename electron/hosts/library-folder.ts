import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where the library is: as asked for, else WHEREABOUTS_LIBRARY, else the folder Whereabouts in the home folder. */
export function libraryFolder(asked: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  const named = asked ?? env.WHEREABOUTS_LIBRARY
  return named ? fromWhereTyped(named, env) : join(homedir(), 'Whereabouts')
}

/** A path as the person typed it: npm runs scripts in the project's folder and says in INIT_CWD where it was called. */
export function fromWhereTyped(path: string, env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.INIT_CWD ?? process.cwd(), path)
}
