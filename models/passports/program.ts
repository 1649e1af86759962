import { readFileSync } from 'node:fs'

/** What draws passports up: the program's name and version. */
export function programName(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  return `Whereabouts ${version}`
}
