/// <reference lib="dom" />
// The stand-alone page. Everything from the archive is put on it as text, never as markup.
import { type CheckId, type Verification, verifyArchive } from '../core/verify-archive.ts'

const at = <Element extends HTMLElement>(id: string) => document.getElementById(id) as Element

const TITLES: Record<CheckId, string> = {
  container: 'The file',
  seal: 'The seal',
  files: 'Every part',
  photos: 'The photos',
  log: 'The log',
}
let underWay: AbortController | null = null
let seal: string | null = null

const input = at<HTMLInputElement>('file')
const drop = at('drop')
input.addEventListener('change', () => {
  const [file] = input.files ?? []
  if (file) void check(file)
})
document.addEventListener('dragover', (event) => {
  event.preventDefault()
  drop.classList.add('over')
})
document.addEventListener('dragleave', () => drop.classList.remove('over'))
document.addEventListener('drop', (event) => {
  event.preventDefault()
  drop.classList.remove('over')
  const file = event.dataTransfer?.files[0]
  if (file) void check(file)
})
at('stop').addEventListener('click', () => underWay?.abort())
at('told').addEventListener('input', compareSeal)

async function check(file: File): Promise<void> {
  underWay?.abort()
  const own = new AbortController()
  underWay = own
  at('result').hidden = true
  at('progress').hidden = false
  at('progress-text').textContent = `Reading ${file.name} …`
  at<HTMLProgressElement>('bar').value = 0
  try {
    const source = {
      byteLength: file.size,
      read: async (offset: number, byteLength: number) => new Uint8Array(await file.slice(offset, offset + byteLength).arrayBuffer()),
    }
    const found = await verifyArchive(source, {
      signal: own.signal,
      onProgress: (done, all) => {
        at<HTMLProgressElement>('bar').value = all === 0 ? 1 : done / all
      },
    })
    if (underWay === own) show(file, found)
  } catch (error) {
    if (underWay === own && !own.signal.aborted) showUnreadable(error)
  } finally {
    if (underWay === own) at('progress').hidden = true
    input.value = ''
  }
}

function show(file: File, found: Verification): void {
  seal = found.seal
  at('verdict').className = found.whole ? 'whole' : ''
  at('verdict-title').textContent = found.whole ? 'This archive is whole.' : 'This archive is not whole.'
  at('verdict-text').textContent = found.whole
    ? 'Nothing in it was changed since it was sealed. Compare the seal with whoever made it.'
    : 'It is damaged or was changed, or it is no archive of Whereabouts. Do not rely on it; below stands what is wrong.'
  const facts: [string, string][] = [['File', `${file.name}, ${file.size} bytes`]]
  if (found.manifest) {
    const { caseTitle, exportedAt, exportedBy, photos, photosLeftBehind, logEntries, product, productVersion, borders } = found.manifest
    facts.push(['Case', caseTitle], ['Written', `${exportedAt}, by ${exportedBy}`], ['With', `${product} ${productVersion}`])
    facts.push(['Holds', `${photos} photos, ${logEntries} entries of the log`])
    if (borders) facts.push(['Borders', borders])
    if (photosLeftBehind > 0) facts.push(['Left behind', `${photosLeftBehind} photos that had been taken out of the case`])
  }
  at('facts').replaceChildren(...facts.flatMap(([name, value]) => [text('dt', name), text('dd', value)]))
  at('seal').textContent = seal ?? 'none'
  at('checks').replaceChildren(
    ...found.checks.map(({ id, passed, said }) => {
      const item = document.createElement('li')
      item.className = passed ? 'passed' : ''
      const list = document.createElement('ul')
      list.append(...said.map((sentence) => text('li', sentence)))
      item.append(text('strong', TITLES[id]), list)
      return item
    }),
  )
  compareSeal()
  at('result').hidden = false
}

function showUnreadable(error: unknown): void {
  seal = null
  at('verdict').className = ''
  at('verdict-title').textContent = 'The file could not be read.'
  at('verdict-text').textContent = error instanceof Error ? error.message : String(error)
  for (const id of ['facts', 'checks']) at(id).replaceChildren()
  at('seal').textContent = ''
  at('result').hidden = false
}

function compareSeal(): void {
  const told = at<HTMLInputElement>('told')
    .value.toLowerCase()
    .replace(/[^0-9a-f]/g, '')
  const answer = at('told-answer')
  const same = told === seal
  answer.className = same ? 'same' : 'other'
  answer.textContent =
    told === '' || seal === null ? '' : same ? 'The same: this is the archive that was sealed.' : 'Not the same: this is another archive.'
}

function text(element: string, content: string): HTMLElement {
  const made = document.createElement(element)
  made.textContent = content
  return made
}
