/** What stopped a start, as a sentence on which the operator can act. */
export function sentenceOf(error: unknown, { port }: { port: number }): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const known = KNOWN[code]
  if (known !== undefined) return known(port, error)
  return `没有启动：${error instanceof Error ? error.message : String(error)}`
}

const unreachable = (): string =>
  '连不上数据库：请检查 DATABASE_URL 的主机和端口，数据库是否已启动 / the database cannot be reached'
const notLetIn = (): string =>
  '数据库不接受 DATABASE_URL 的用户或密码 / the database refuses user or password'
const notAllowed = (_: number, error: unknown): string =>
  `没有权限：${error instanceof Error ? error.message : String(error)}；请检查 TONGCHOU_DATA 和端口 / permission denied`

/** By the code of Node (E…) or of PostgreSQL (five signs). */
const KNOWN: Readonly<Record<string, (port: number, error: unknown) => string>> = {
  EADDRINUSE: (port) =>
    `端口 ${port} 已被占用：用 PORT=另一个端口 再启动 / port ${port} is taken, choose another with PORT`,
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  ENOSPC: () => '磁盘已满 / the disk is full',
  '28P01': notLetIn,
  '28000': notLetIn,
  '3D000': () => 'DATABASE_URL 里的数据库不存在：请先 createdb / the database does not exist',
  '53300': () => '数据库的连接已满 / the database has no connection left',
}
