import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The page is served from `/` by the browser host and from `app://` by the desktop shell: hence relative addresses.
// Nothing is inlined as data: or <script>, so that the strict Content-Security-Policy of both hosts holds.
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
})
