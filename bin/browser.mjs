import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const BROWSERS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/**
 * The journeys need a browser and Chinese letters: Debian's packages, installed where they are missing and that is allowed.
 * @returns a sentence for whoever must install them; null when all is there
 */
export function ensureBrowser() {
  const missing = missingPackages()
  if (missing.length === 0) return null
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() === 0 && has('apt-get')) {
    console.log(`正在安装 ${missing.join(' ')} / installing what the browser tests need …`)
    run('apt-get update -qq')
    run(`DEBIAN_FRONTEND=noninteractive ${command} -qq`)
    if (missingPackages().length === 0) return null
  }
  return `浏览器测试缺少 ${missing.join('、')}：请执行 sudo ${command}，或用 CHROMIUM=浏览器的路径 指定一个 / the browser tests need ${missing.join(' and ')}`
}

function missingPackages() {
  const hasBrowser = BROWSERS.some((path) => path !== undefined && existsSync(path))
  return [...(hasBrowser ? [] : ['chromium']), ...(hasChineseLetters() ? [] : ['fonts-noto-cjk'])]
}

function hasChineseLetters() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  // Where the list of fonts cannot be asked, there is none of Debian's, or no Debian.
  return status === 0
    ? stdout.trim() !== ''
    : existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
const run = (command) => spawnSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'] })
