import type { Sql } from '@tongchou/database'

/** Uses up a gateway nonce. @returns false where this account has used it before */
export async function useNonce(sql: Sql, account: string, nonce: string, at: Date): Promise<boolean> {
  const rows = await sql.query(
    'insert into gateway_nonce (account, nonce, at) values ($1, $2, $3) on conflict do nothing returning 1',
    [account, nonce, at],
    'use-nonce',
  )
  return rows.length === 1
}

/** Forgets nonces from before a moment: outside the clock window their messages are refused anyway. */
export async function forgetNonces(sql: Sql, before: Date): Promise<void> {
  await sql.query('delete from gateway_nonce where at < $1', [before])
}
