import { app, session } from 'electron'

/** From here on every page may load from and move within `origin` alone; all else is refused without asking. */
export function lockDown(origin: string): void {
  const isOurs = (address: string) => URL.canParse(address) && new URL(address).origin === origin
  const socketOrigin = origin.replace(/^http/, 'ws')
  const mayLoad = (address: string) => isOurs(address) || address.startsWith(`${socketOrigin}/`) || /^(blob|data|devtools):/.test(address)

  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !mayLoad(request.url) }))
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
