// The browser for the browser tests: found, or fetched from Debian where this machine may do that.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is on this machine, or null. TRYGBY_CHROMIUM names another. */
export function chromiumPath() {
  const named = process.env.TRYGBY_CHROMIUM
  return [...(named ? [named] : []), ...places].find((file) => existsSync(file)) ?? null
}

/**
 * Installs Chromium when it is missing and may be installed; otherwise says how.
 * @returns {{ path: string } | { missing: string }}
 */
export function ensureChromium() {
  const found = chromiumPath()
  if (found) return { path: found }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return {
      missing:
        'Chromium is not here; install it with: sudo apt-get install --no-install-recommends chromium (or name one in TRYGBY_CHROMIUM)',
    }
  }
  console.log('Installing Chromium for the browser tests (once) ...')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const ran = [['update'], ['install', '-y', '--no-install-recommends', 'chromium']].map((args) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' }),
  )
  const path = chromiumPath()
  if (path) return { path }
  return {
    missing: `Chromium could not be installed: ${
      ran
        .map((one) => one.stderr?.trim().split('\n').at(-1))
        .filter(Boolean)
        .at(-1) ?? 'apt-get failed'
    }`,
  }
}
