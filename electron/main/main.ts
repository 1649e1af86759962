// The desktop shell: one window on the page that the workbench process serves. It supervises and never computes.
//
// The page comes over the loopback host, as in a browser, so that desktop and browser run the same tested path; the
// shell's own protocol and port come when the shell grows its menus and dialogs.
import { app, BrowserWindow, dialog } from 'electron'
import { lockDown } from './lock-down.ts'
import { openWindow } from './window.ts'
import { startWorkbench } from './workbench-process.ts'

app.enableSandbox()
if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  await app.whenReady()
  let closing = false
  const workbench = startWorkbench(process.env)
  workbench.ended.then((lastWords) => {
    if (closing) return
    dialog.showErrorBox('Whereabouts has to close', `Its workbench process ended. What was finished is kept.\n\n${lastWords}`)
    app.quit()
  })
  app.on('before-quit', () => {
    closing = true
    workbench.stop()
  })
  app.on('window-all-closed', () => app.quit())

  const address = await workbench.address
  if (address === null) return
  lockDown(new URL(address).origin)
  await openWindow(address)
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
}
