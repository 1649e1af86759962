// A real Chromium for the end-to-end tests: the system's own, installed from the system's packages where that is allowed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium, or null. WHEREABOUTS_CHROMIUM names one that lies elsewhere. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.WHEREABOUTS_CHROMIUM
  return [...(named ? [named] : []), ...KNOWN_PLACES].find((path) => existsSync(path)) ?? null
}

/** Brings Chromium where the account may; otherwise returns the reason, with the exact command. */
export function ensureChromium(): { reason: string } | null {
  if (findChromium()) return null
  if (process.platform !== 'linux')
    return {
      reason: `no Chromium or Chrome found; install one (${process.platform === 'darwin' ? '`brew install --cask chromium`' : '`winget install Google.Chrome`'})`,
    }
  const hasApt = existsSync('/usr/bin/apt-get')
  if (hasApt && process.getuid?.() === 0) {
    process.stdout.write('Chromium is missing; installing it from the system’s packages.\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = () =>
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env }).status === 0
    // A fresh image has no package lists; only then are they fetched.
    if (!install()) {
      spawnSync('apt-get', ['update'], { stdio: 'inherit', env })
      install()
    }
    if (findChromium()) return null
    return { reason: '`apt-get install -y chromium` did not succeed (see above)' }
  }
  return {
    reason: `no Chromium found; install it with \`${hasApt ? 'sudo apt-get install -y chromium' : 'your system’s package manager (package chromium)'}\``,
  }
}
