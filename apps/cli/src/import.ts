import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { askFromMachine, IMPORTS, importTable, REGISTER_NAMES, REGISTERS } from '@tongchou/server'
import { type Options, wordAfter } from './options.ts'

export const IMPORT_USAGE = `  tongchou import ${IMPORTS.join('|')} 文件.csv|.xlsx
                                       第一笔结算之前装库，全部装进或一行不装 / brings tables in before the first settlement
  tongchou import ${REGISTERS.join('|')} 文件.csv|.xlsx --as 政策科账号 --basis 依据
                                       以后提交变更批次，另一人在网页复核 / afterwards: a change set that another person approves`

const FAULTS_SHOWN = 50

/** Brings one table into a production platform, or puts it in as a change set, and prints what is wrong with it, line by line. @returns the exit status */
export async function runImport(
  words: readonly string[],
  options: Options,
  print: (line: string) => void,
): Promise<number> {
  const kind = [...IMPORTS, ...REGISTERS].find((it) => it === words[0])
  const file = words[1]
  const login = wordAfter(words, '--as')
  if (kind === undefined || file === undefined || file.startsWith('--')) {
    print(IMPORT_USAGE)
    return 2
  }
  if (login !== null)
    return ask(kind, file, { login, basis: wordAfter(words, '--basis') ?? '' }, options, print)
  if (kind === 'keys') {
    print(`新机构装库时就发密钥；以后换密钥用变更批次\n${IMPORT_USAGE}`)
    return 2
  }
  if (options.isDemo) {
    print(
      '演示城市有自己的数据；装库用于 TONGCHOU_MODE=production，变更批次加 --as 账号 --basis 依据 / not for the demo city',
    )
    return 2
  }
  const imported = await importTable(options, kind, { content: contentOf(file), fileName: basename(file) })
  if (!imported.isDone) {
    for (const fault of imported.faults.slice(0, FAULTS_SHOWN)) print(`✗ ${fault}`)
    const more = imported.faults.length > FAULTS_SHOWN ? `……共 ${imported.faults.length} 条；` : ''
    print(`${more}一行也没有装进 / nothing was written`)
    return 1
  }
  for (const { code, secret } of imported.secrets)
    print(`机构 ${code} 的接口密钥（只显示这一次）/ secret  ${secret}`)
  print(`读了 ${imported.rows} 行，新装 ${imported.added} 行，其余已在 / done`)
  return 0
}

/** @throws a sentence where there is no such file */
function contentOf(file: string): Uint8Array {
  if (!existsSync(file)) throw new Error(`没有 ${resolve(file)} 这个文件 / no such file`)
  return readFileSync(file)
}

async function ask(
  kind: string,
  file: string,
  { login, basis }: { login: string; basis: string },
  options: Options,
  print: (line: string) => void,
): Promise<number> {
  const register = REGISTERS.find((it) => it === kind)
  if (register === undefined) {
    print(`变更批次只改 ${REGISTERS.map((it) => `${it}（${REGISTER_NAMES[it]}）`).join('、')}`)
    return 2
  }
  if (login === '' || basis.trim().length < 2) {
    print(`请写明 --as 政策科账号 和 --basis 依据（材料、文号）\n${IMPORT_USAGE}`)
    return 2
  }
  const asked = {
    register,
    content: contentOf(file),
    fileName: basename(file),
    basis: basis.trim(),
    login,
    hasSandbox: options.isDemo,
  }
  const answer = await askFromMachine(options, asked)
  for (const line of answer.said.slice(0, FAULTS_SHOWN)) print(`${answer.ok ? '' : '✗ '}${line}`)
  if (answer.said.length > FAULTS_SHOWN) print(`……共 ${answer.said.length} 行，其余在网页上看`)
  if (!answer.ok) return 1
  print(
    `${answer.isNew ? '已提交' : '同样的变更已在等复核'}：另一位政策科或基金监管科的人在网页“机构与目录 · 变更批次”复核后生效 / waits for a second person`,
  )
  return 0
}
