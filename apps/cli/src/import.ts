import { readFileSync } from 'node:fs'
import { IMPORTS, importTable } from '@tongchou/server'
import type { Options } from './options.ts'

export const IMPORT_USAGE = `  tongchou import ${IMPORTS.join('|')} 文件.csv
                                       第一笔结算之前装库，全部装进或一行不装 / brings tables in before the first settlement`

const FAULTS_SHOWN = 50

/** Brings one table into a production platform and prints what is wrong with it, line by line. @returns the exit status */
export async function runImport(
  words: readonly string[],
  options: Options,
  print: (line: string) => void,
): Promise<number> {
  const kind = IMPORTS.find((it) => it === words[0])
  const file = words[1]
  if (options.isDemo || kind === undefined || file === undefined) {
    print(
      options.isDemo
        ? '演示城市有自己的数据；这条命令用于 TONGCHOU_MODE=production / not for the demo city'
        : IMPORT_USAGE,
    )
    return 2
  }
  const imported = await importTable(options, kind, readFileSync(file))
  if (!imported.isDone) {
    for (const fault of imported.faults.slice(0, FAULTS_SHOWN)) print(`✗ ${fault}`)
    print(`${imported.faults.length} 行不对，一行也没有装进 / nothing was written`)
    return 1
  }
  for (const { code, secret } of imported.secrets)
    print(`机构 ${code} 的接口密钥（只显示这一次）/ secret  ${secret}`)
  print(`读了 ${imported.rows} 行，新装 ${imported.added} 行，其余已在 / done`)
  return 0
}
