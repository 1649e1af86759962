// The desktop shell: a window, a menu, the system's dialogs, and the processes that do the work. It relays and
// supervises; it never computes. There is no update check: the program works offline by design.
import { join } from 'node:path'
import { app, type BrowserWindow, crashReporter, dialog } from 'electron'
import type { ShellQuestion } from '../contract/desktop.ts'
import { registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { keepAwake } from './keep-awake.ts'
import { lockDown } from './lock-down.ts'
import { filesAmong, OpenedFiles } from './opened-files.ts'
import { answerPage } from './page-calls.ts'
import { builtParts } from './places.ts'
import { printPdf } from './print-pdf.ts'
import { Secrets } from './secrets.ts'
import { openWindow } from './window.ts'
import { startWorkbench } from './workbench-process.ts'

app.enableSandbox()
registerAppScheme()
// Kept in the program's own folder, for whoever wants to report a crash; nothing is ever sent.
crashReporter.start({ uploadToServer: false, compress: false })

const openedFiles = new OpenedFiles()
openedFiles.add(filesAmong(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd()))
// macOS tells of files before the program is ready, and again while it runs.
app.on('open-file', (event, path) => {
  event.preventDefault()
  openedFiles.add([path])
})

if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  await app.whenReady()
  lockDown()
  const secrets = new Secrets(join(app.getPath('userData'), 'secrets.json'))
  const { preload, processOf } = builtParts()
  const workbench = startWorkbench({
    processOf,
    args: process.argv.filter((word) => word.startsWith('--library=')),
    onBusy: keepAwake,
    answer: (question, signal) => answerWorkbench(question, secrets, signal),
  })
  serveAppScheme(() => workbench.pipe)
  const window = openWindow(preload)
  answerPage(window, workbench, openedFiles)
  supervise(window, workbench.ended, workbench.stop)
}

async function answerWorkbench(question: ShellQuestion, secrets: Secrets, signal: AbortSignal): Promise<Uint8Array | string | null> {
  if (question.what === 'print-pdf') return printPdf(question.html, signal)
  if (question.what === 'read-secret') return secrets.read(question.name)
  if (question.what === 'keep-secret') secrets.keep(question.name, question.value)
  else secrets.forget(question.name)
  return null
}

function supervise(window: BrowserWindow, ended: Promise<string>, stop: () => Promise<void>): void {
  let closing = false
  void ended.then((lastWords) => {
    if (closing) return app.exit(0)
    closing = true
    dialog.showErrorBox('Whereabouts has to close', `Its workbench ended. What was finished is kept.\n\n${lastWords}`)
    app.exit(1)
  })
  app.on('second-instance', (_event, words, folder) => {
    openedFiles.add(filesAmong(words.slice(1), folder))
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closing) return
    closing = true
    // The library is closed in order first; the end of its process ends the program.
    event.preventDefault()
    void stop()
  })
}
