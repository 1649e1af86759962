import { fileURLToPath } from 'node:url'

/**
 * Path of another file of this program, named without its ending: TypeScript in a checkout, JavaScript in the desktop
 * program's tree. `from` is the caller's `import.meta.url`.
 */
export function ownFile(name: string, from: string): string {
  return fileURLToPath(new URL(`${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from))
}
