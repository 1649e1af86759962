// What the browser is told about every answer: nothing may be loaded, framed, sniffed or sent anywhere but here.

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
  'x-dns-prefetch-control': 'off',
}

/** For the page and what it is made of. `socketHost` is where its WebSocket may lead, such as `127.0.0.1:41234`; null for none. */
export function pageHeaders(socketHost: string | null): Record<string, string> {
  return {
    ...EVERYWHERE,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      socketHost ? `connect-src 'self' ws://${socketHost}` : "connect-src 'self'",
      "font-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}

/** For case files: an original may be anything, so nothing in it runs even when it is opened in a tab of its own. */
export function caseFileHeaders(): Record<string, string> {
  return { ...EVERYWHERE, 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'" }
}
