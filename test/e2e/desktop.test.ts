// The desktop program: the built shell, preload script and workbench over a double of Electron whose window is a real
// Chromium. Where an Electron binary is there, `electron.test.ts` drives the real one.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DesktopProgram, startDesktopProgram, startSecondInstance, temporaryUserData } from '../fixtures/desktop/desktop-program.ts'
import { signPhoto } from '../fixtures/photos/sign-photo.ts'
import { dropPath } from './fixtures/drop-folder.ts'
import { dropPhoto } from './fixtures/drop-photo.ts'
import { photograph } from './fixtures/real-browser.ts'

const PATIENT = { timeout: 90_000 }
const libraryFolder = mkdtempSync(join(tmpdir(), 'whereabouts-desktop-library-'))
const userData = temporaryUserData()
let program: DesktopProgram

const photos = () => program.page.getByRole('listbox', { name: 'Photos of this case' }).getByRole('option')

beforeAll(async () => {
  program = await startDesktopProgram({ libraryFolder, userData: userData.folder })
  await program.page.getByRole('button', { name: 'Begin' }).click(PATIENT)
  await photos().first().waitFor(PATIENT)
})
afterAll(async () => {
  await program?.close()
  userData.remove()
  rmSync(libraryFolder, { recursive: true, force: true })
})

describe('the shell', () => {
  test('shuts the page in: sandboxed, apart, without Node, without permissions, and nothing remote', async () => {
    expect(program.calls('sandbox')).toHaveLength(1)
    const [[options]] = program.calls('window') as [[{ webPreferences: Record<string, unknown> }]]
    expect(options.webPreferences).toMatchObject({
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true },
    })
    expect(program.calls('permission-request')).toEqual([['default', false]])
    expect(program.calls('permission-check')).toEqual([['default', false]])
    expect(program.calls('window-open')).toEqual([[{ action: 'deny' }]])
    expect(program.calls('crash-reporter')).toMatchObject([[{ uploadToServer: false }]])
    expect(program.calls('schemes')).toMatchObject([[[{ scheme: 'app', privileges: { standard: true, secure: true } }]]])
    const seen = await program.page.evaluate(async () => {
      const outside = await fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        () => 'refused',
      )
      return { outside, node: typeof (globalThis as { process?: unknown }).process, bridge: Object.keys(window.whereabouts ?? {}).sort() }
    })
    expect(seen).toEqual({
      outside: 'refused',
      node: 'undefined',
      bridge: ['choose', 'connect', 'onCommand', 'onOpenedFiles', 'pathOf', 'setMenu'],
    })
  })

  test('its page is told the same strict policy as in a browser, with no socket to connect to', async () => {
    const policy = await program.page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self';")
  })

  test('the native menu has the page’s commands and runs them', async () => {
    const [menu] = program.calls('menu').at(-1) as [{ label: string; submenu: { id?: string; role?: string; accelerator?: string }[] }[]]
    expect(menu.map(({ label }) => label)).toEqual(['Case', 'Edit', 'Photo', 'Map', 'View', 'Help'])
    expect(menu[1]!.submenu.find(({ id }) => id === 'undo')).toMatchObject({ accelerator: 'CommandOrControl+Z' })
    expect(menu[1]!.submenu.some(({ role }) => role === 'copy')).toBe(true)
    program.order({ order: 'click', id: 'ledger' })
    await program.page.getByText('Nothing has ever left this machine').waitFor(PATIENT)
    await photograph(program.page, 'desktop-ledger')
    await program.page.keyboard.press('Escape')
  })

  test('native dialogs answer with what was chosen, and an unknown one is refused', async () => {
    program.order({ order: 'choose', paths: ['/somewhere/photos'] })
    expect(await program.page.evaluate(() => window.whereabouts?.choose('folder'))).toEqual(['/somewhere/photos'])
    expect(program.calls('open-dialog').at(-1)).toMatchObject([{ properties: ['openDirectory'] }])
    const refused = program.page.evaluate(() => window.whereabouts?.choose('anything' as 'folder'))
    await expect(refused).rejects.toThrow()
  })
})

describe('the workbench behind it', () => {
  test('takes in a dropped photo and locates it, and the machine is kept awake meanwhile', async () => {
    await dropPhoto(program.page, 'sign.jpg', await signPhoto([{ text: 'Tel. +351 21 342 7380', x: 0.5, y: 0.4, letterHeightPx: 56 }]))
    await photos().filter({ hasText: 'sign.jpg' }).click(PATIENT)
    await program.page.getByRole('tab', { name: 'Run' }).click()
    await program.page.getByLabel('Samples', { exact: true }).fill('1')
    await program.page.getByRole('button', { name: /^Locate/ }).click(PATIENT)
    await photos().filter({ hasText: 'sign.jpg' }).getByText('Finished').waitFor(PATIENT)
    await program.page.getByRole('tab', { name: 'Answer' }).click()
    await program.page.getByRole('tabpanel', { name: 'Answer' }).getByText('Portugal').first().waitFor(PATIENT)
    expect(program.calls('power-save-start')).toEqual([['prevent-app-suspension']])
    await expect.poll(() => program.calls('power-save-stop').length, PATIENT).toBe(1)
    await photograph(program.page, 'desktop-answer')
  })

  test('looks through a dropped folder by its path: photos in it by their content, counted with what is left out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-dropped-'))
    mkdirSync(join(folder, 'in', 'deep'), { recursive: true })
    writeFileSync(join(folder, 'in', 'deep', 'no-extension'), await signPhoto([{ text: 'DEEP', x: 0.5, y: 0.5, letterHeightPx: 40 }]))
    writeFileSync(join(folder, 'notes.txt'), 'words')
    symlinkSync('/', join(folder, 'everything'))
    await dropPath(program.page, folder)
    // By its name the page would not take it for a photo, and it knows nothing of links.
    await photos().filter({ hasText: 'no-extension' }).waitFor(PATIENT)
    await program.page.getByText('Left out: 1 file that is no photo and 1 link.').waitFor(PATIENT)
    await photograph(program.page, 'desktop-dropped-folder')
    rmSync(folder, { recursive: true, force: true })
  })

  test('a second start hands its files to the first and ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whereabouts-opened-'))
    writeFileSync(join(folder, 'opened.jpg'), await signPhoto([]))
    const code = await startSecondInstance({ userData: userData.folder, folder, words: ['opened.jpg', '--flag', 'no-such-file.jpg'] })
    expect(code).toBe(0)
    await photos().filter({ hasText: 'opened.jpg' }).waitFor(PATIENT)
    expect(program.calls('focus').length).toBeGreaterThan(0)
    rmSync(folder, { recursive: true, force: true })
  })

  test('quitting closes the library in order and remembers the window', async () => {
    program.order({ order: 'quit' })
    expect(await program.ended).toBe(0)
    expect(JSON.parse(readFileSync(join(userData.folder, 'window.json'), 'utf8'))).toMatchObject({ bounds: { width: 1440 } })
    expect(program.calls('error-box')).toEqual([])
    // The write-ahead log is gone when the last process has closed the library.
    expect(existsSync(join(libraryFolder, 'library.sqlite-wal'))).toBe(false)
  })
})
