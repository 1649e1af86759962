import { parseArgs } from 'node:util'
import { libraryFolder } from '../library-folder.ts'

export interface StartOrders {
  libraryFolder: string
  /** 0 = as last time, else any free one. */
  port: number
  help: boolean
}

export const START_HELP = `Opens the workbench.

  npm start -- [--library FOLDER] [--port N] [--browser]

  --library FOLDER   library to open (default: WHEREABOUTS_LIBRARY, else Whereabouts in your home folder)
  --port N           port of the page on this machine, where it is served to a browser (default: as last time)
  --browser          serve the page to a browser even where the desktop program could be opened
`

/** Throws TypeError with a message for the person. */
export function readStartArguments(args: string[], env: NodeJS.ProcessEnv = process.env): StartOrders & { browser: boolean } {
  const { values } = parseArgs({
    args,
    options: { library: { type: 'string' }, port: { type: 'string' }, browser: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    strict: true,
  })
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError(`--port needs a number from 1 to 65535; "${values.port}" is none.`)
  return { libraryFolder: libraryFolder(values.library, env), port, help: values.help ?? false, browser: values.browser ?? false }
}
