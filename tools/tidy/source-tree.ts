import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** One file of the house, and where in the house it stands. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string
  text: string
  /** The package that it belongs to: `modules/insured`, `apps/web` …, or the root itself. */
  house: string
  isTest: boolean
}

const LAYERS = ['packages', 'modules', 'apps', 'tools'] as const
const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.git', '.data', 'coverage'])

/** Every package's folder: `packages/kernel`, `modules/insured` … */
export const HOUSES: readonly string[] = LAYERS.flatMap((layer) =>
  readdirSync(join(ROOT, layer))
    .map((name) => `${layer}/${name}`)
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json'))),
)

/** Every file that people write and read, below the layers and `regions`, whose name ends so. */
export function sourceFiles(...endings: readonly string[]): SourceFile[] {
  return [...LAYERS, 'regions', 'bin']
    .flatMap((folder) => filesBelow(join(ROOT, folder)))
    .map((file) => relative(ROOT, file).split(sep).join('/'))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({
      path,
      text: readFileSync(join(ROOT, path), 'utf8'),
      house: HOUSES.find((folder) => path.startsWith(`${folder}/`)) ?? path.split('/')[0] ?? '',
      isTest: /\.test\.tsx?$|\/testing\.ts$|\/(specimen|arbitrary)[^/]*\.ts$|\/e2e\//.test(path),
    }))
}

/** What a file imports, by name, with the line. A generator's templates begin with other words and are no imports. */
export function importsOf({ text }: SourceFile): { name: string; line: number }[] {
  return text.split('\n').flatMap((line, at) => {
    const [, fixed, side, asked] =
      /^(?:import|export|\}).* from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/.exec(line) ?? []
    const name = fixed ?? side ?? asked
    return name === undefined ? [] : [{ name, line: at + 1 }]
  })
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}
