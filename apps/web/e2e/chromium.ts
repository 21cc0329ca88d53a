import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's Chromium; `CHROMIUM` names another one. */
export function chromiumPath(): string {
  const found = [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path))
  if (found === undefined) throw new Error('no Chromium found: install the package chromium, or set CHROMIUM')
  return found
}
