// The program's icon for packages, drawn from the page's own: dist/icons is where the packager looks for it.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const SIDE_PX = 1024
const drawing = fileURLToPath(new URL('../../renderer/app/icon.svg', import.meta.url))
const folder = fileURLToPath(new URL('../../dist/icons', import.meta.url))

mkdirSync(folder, { recursive: true })
await sharp(drawing, { density: (72 * SIDE_PX) / 32 })
  .resize(SIDE_PX, SIDE_PX)
  .png()
  .toFile(`${folder}/icon.png`)
