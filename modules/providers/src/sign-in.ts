import type { Sql } from '@tongchou/database'

/** An institution's operator begins the day (9001). `signNo` is the platform's number for it. */
export async function signIn(
  sql: Sql,
  signing: { signNo: string; providerCode: string; operator: string; at: Date },
): Promise<void> {
  await sql.query(
    'insert into provider_sign_in (sign_no, provider_code, operator, at) values ($1, $2, $3, $4)',
    [signing.signNo, signing.providerCode, signing.operator, signing.at],
  )
}

/** The operator ends the day (9002); once ended it stays ended. @returns false where the institution has no such sign-in */
export async function signOut(
  sql: Sql,
  signing: { signNo: string; providerCode: string; at: Date },
): Promise<boolean> {
  const rows = await sql.query(
    'update provider_sign_in set signed_out_at = coalesce(signed_out_at, $3) where sign_no = $1 and provider_code = $2 returning 1',
    [signing.signNo, signing.providerCode, signing.at],
  )
  return rows.length === 1
}
