import { MODULES } from '@tongchou/database'
import { HOUSES, importsOf, type SourceFile } from './source-tree.ts'

/**
 * Whether a package may import another, whatever it takes from it: kernel ← policy ← modules ← apps; a module only those that
 * come before it, in the order of their migrations; tools are built like apps, and the platform may load the demo city.
 */
export function mayImport(from: string, to: string): boolean {
  if (from === to) return true
  const [layer, name = ''] = from.split('/')
  const [otherLayer, other = ''] = to.split('/')
  switch (layer) {
    case 'packages':
      return otherLayer === 'packages' && PACKAGES.indexOf(other) < PACKAGES.indexOf(name)
    case 'modules':
      return otherLayer === 'packages' || (otherLayer === 'modules' && orderOf(other) < orderOf(name))
    case 'tools':
      return otherLayer === 'packages' || otherLayer === 'modules' || (name === 'bench' && other === 'city')
    case 'apps':
      return otherLayer !== 'apps' || APPS.indexOf(other) < APPS.indexOf(name)
    default:
      return true
  }
}

/** Each imports only those before it. */
const PACKAGES: readonly string[] = ['kernel', 'policy']
const APPS: readonly string[] = ['web', 'hospital', 'server', 'cli']
const orderOf = (module: string): number => (MODULES as readonly string[]).indexOf(module)

/** Every sentence about an import that breaks a rule of the layers. */
export function layerFaults(file: SourceFile): string[] {
  return importsOf(file).flatMap(({ name, line }) => {
    const reason = name.startsWith('.') ? leavesHouse(file, name) : crosses(file, name)
    return reason === null ? [] : [`${file.path}:${line} imports ${name}: ${reason}`]
  })
}

function crosses(file: SourceFile, name: string): string | null {
  const [, short, door] = /^@tongchou\/([^/]+)(\/.+)?$/.exec(name) ?? []
  if (short === undefined)
    return file.house.startsWith('packages/') && !file.isTest && !CORE_MAY_USE.has(name)
      ? 'the core runs in a browser and does no I/O'
      : null
  const other = HOUSES.find((house) => house.endsWith(`/${short}`))
  if (other === undefined) return 'no such package'
  // A test may build its world with any tool or module.
  if (file.isTest) return null
  if (!mayImport(file.house, other)) return `${file.house} may not use ${other}`
  if (file.house === 'apps/web' && !other.startsWith('packages/') && door !== '/contract')
    return 'the web uses contracts and packages only'
  return null
}

const CORE_MAY_USE: ReadonlySet<string> = new Set(['zod', 'yaml', 'chinese-days'])

function leavesHouse({ path, house }: SourceFile, name: string): string | null {
  const target = new URL(name, `file:///${path}`).pathname.slice(1)
  return target.startsWith(`${house}/`) ? null : 'another package is entered by its door'
}
