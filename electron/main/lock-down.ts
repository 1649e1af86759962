import { app, session } from 'electron'
import { PAGE_ORIGIN } from '../contract/desktop-bridge.ts'

/** Whether an address belongs to our own page. */
export function isOurPage(address: string): boolean {
  return address === PAGE_ORIGIN || address.startsWith(`${PAGE_ORIGIN}/`)
}

/** From here on every page may load from and move within our own origin alone; all else is refused without asking. */
export function lockDown(): void {
  const mayLoad = (address: string) => isOurPage(address) || /^(blob|data|devtools|print):/.test(address)

  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
  session.defaultSession.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !mayLoad(request.url) }))
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      contents.on(event as 'will-frame-navigate', (details) => {
        if (!isOurPage(details.url)) details.preventDefault()
      })
    }
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
