// Puts the stand-alone verifier together: `node resources/verifier/build.ts` writes verify.html, which is kept in git so
// that anybody can read what they run; a test holds it against its parts.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const cspHash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

export async function buildVerifier(): Promise<string> {
  const script = `\n${(await bundled()).trimEnd()}\n`
  if (/<\/script|<!--/i.test(script)) throw new Error('The script would end its own element.')
  const style = `\n${readFileSync(fileOf('./page/page.css'), 'utf8')}`
  const parts: Record<string, string> = { script, style, 'script-hash': cspHash(script), 'style-hash': cspHash(style) }
  const page = readFileSync(fileOf('./page/page.html'), 'utf8')
  for (const name of Object.keys(parts)) if (!page.includes(`{{${name}}}`)) throw new Error(`The page has no place for its ${name}.`)
  return page.replace(/\{\{([a-z-]+)\}\}/g, (_, name: string) => parts[name]!)
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileOf('.'),
    build: {
      write: false,
      // Read by whoever wants to know what it does before they run it.
      minify: false,
      target: 'es2022',
      lib: { entry: fileOf('./page/page.ts'), formats: ['iife'], name: 'whereaboutsVerifier', fileName: 'verify' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('Nothing was built.')
  return output.output[0].code
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  writeFileSync(fileOf('./verify.html'), await buildVerifier())
}
