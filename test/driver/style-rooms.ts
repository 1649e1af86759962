// Style sheets have no walls: the same class in two features would dress both. So each class belongs to one room.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

/** `renderer/features/<feature>`, or the room itself: `renderer/app`, `renderer/map`, `renderer/ui`. */
function roomOf(path: string): string {
  return /^renderer\/(?:features\/[^/]+|[^/]+)/.exec(path)?.[0] ?? path
}

/** Classes that a style sheet dresses by themselves (`.case-row`, `.case-row:hover`), without what stands around them. */
function ownClasses(css: string): string[] {
  const rules = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}@;]+)\{/g)
  return [...rules].flatMap(([, selectors = '']) =>
    selectors.split(',').flatMap((selector) => /^\s*\.([\w-]+)(?:[:[][^\s.>+~]*)?\s*$/.exec(selector)?.[1] ?? []),
  )
}

/** One line for each class that two features dress; whoever came second gives it another name. */
export function sharedClasses(styleSheets: readonly string[], read = (path: string) => readFileSync(join(root, path), 'utf8')): string[] {
  const rooms = new Map<string, Set<string>>()
  for (const path of styleSheets) {
    for (const name of ownClasses(read(path))) rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(path)))
  }
  return [...rooms]
    .map(([name, found]) => ({ name, features: [...found].filter((room) => room.startsWith('renderer/features/')) }))
    .filter(({ features }) => features.length > 1)
    .map(({ name, features }) => `.${name} is dressed in ${features.join(' and ')}: give it the name of its feature.`)
}
