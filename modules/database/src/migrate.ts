import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

/** The modules, each after those that its tables point to and that its code uses. */
export const MODULES = [
  'database',
  'audit',
  'staff',
  'lawbook',
  'insured',
  'accounts',
  'filings',
  'catalogue',
  'providers',
  'registers',
  'ledger',
  'settlement',
  'questions',
  'clauses',
] as const

const MODULES_FOLDER = new URL('../../', import.meta.url)

/**
 * Applies every module's migrations that this database has not seen, each file in its own transaction.
 * @returns the names of the files applied
 * @throws when an applied file was changed afterwards
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7420800)')
    await client.query(`create table if not exists schema_migration
      (name text primary key, digest text not null, applied_at timestamptz not null default now())`)
    const unapplied = await unappliedOn(client)
    for (const { file, digest } of unapplied) await apply(client, file, digest)
    return unapplied.map(({ file }) => file.name)
  } finally {
    await client.end()
  }
}

/**
 * The migrations that a database lacks. Reads only.
 * @throws when an applied file was changed afterwards
 */
export async function unappliedMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await unappliedOn(client)).map(({ file }) => file.name)
  } finally {
    await client.end()
  }
}

async function unappliedOn(client: pg.Client) {
  const known = await client.query("select to_regclass('schema_migration') is not null as is_there")
  const { rows } =
    known.rows[0]?.is_there === true
      ? await client.query<{ name: string; digest: string }>('select name, digest from schema_migration')
      : { rows: [] }
  const seen = new Map(rows.map((row) => [row.name, row.digest]))
  const unapplied = (await migrationFiles())
    .map((file) => ({ file, digest: createHash('sha256').update(file.text).digest('hex') }))
    .filter(({ file, digest }) => seen.get(file.name) !== digest)
  const changed = unapplied.find(({ file }) => seen.has(file.name))
  if (changed !== undefined)
    throw new Error(
      `数据库是另一版平台建的（${changed.file.name} 不同），这一版不能接着用：演示数据请删掉数据目录重来，正式数据请用建它的那一版`,
    )
  return unapplied
}

async function apply(client: pg.Client, file: { name: string; text: string }, digest: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query('insert into schema_migration (name, digest) values ($1, $2)', [file.name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(
      `migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

async function migrationFiles(): Promise<{ name: string; text: string }[]> {
  const files: { name: string; text: string }[] = []
  for (const module of MODULES) {
    const folder = new URL(`${module}/migrations/`, MODULES_FOLDER)
    // A module that owns no table has no migrations.
    if (!existsSync(folder)) continue
    for (const entry of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort())
      files.push({ name: `${module}/${entry}`, text: await readFile(new URL(entry, folder), 'utf8') })
  }
  return files
}
