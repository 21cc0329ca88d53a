import type { Sql } from '@tongchou/database'
import { formatYuanGrouped, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type Bundle, inForce } from '@tongchou/policy'
import type { NewFiling } from './contract.ts'
import type { CheckRefusal } from './refusal.ts'
import type { Relation, Ruling } from './relation.ts'

/** The assistance that has figures and a tilt on application; null where the place has none (JM-18). */
export function tiltRule({ common }: Bundle, day: string) {
  const rule = inForce(common?.assistance ?? [], day)
  return rule === null || !('classes' in rule) || rule.tilt === undefined
    ? null
    : { ...rule, tilt: rule.tilt }
}

/** 倾斜救助: the approved application of somebody who is in a class of medical assistance on that day; which one follows from the categories. */
export async function tiltRuling(
  sql: Sql,
  personId: Uuid,
  { kind, from }: NewFiling & { kind: 'assistanceTilt' },
  bundle: Bundle,
  { scheme }: Relation,
): Promise<Result<Ruling, CheckRefusal>> {
  const rule = tiltRule(bundle, from)
  if (rule === null) return refuse({ code: 'not-in-the-law', kind, day: from })
  if (!rule.schemes.includes(scheme)) return refuse({ code: 'assistance-of-other-scheme', scheme })
  const held = await sql.query<{ category: string }>(
    'select category from person_category where person_id = $1 and valid @> $2::date',
    [personId, from],
  )
  const own = rule.classes.find(({ categories }) =>
    held.some(({ category }) => (categories as readonly string[]).includes(category)),
  )
  if (own === undefined)
    return refuse({ code: 'no-assistance-class', day: from, classes: rule.classes.map(({ name }) => name) })
  const { tilt } = rule
  const most = tilt.limit === undefined ? '' : `，每年最多 ${formatYuanGrouped(tilt.limit)} 元`
  return ok({
    subject: own.name,
    effects: [
      {
        sentence: `${own.name}救助以后，本年政策范围内负担超过 ${formatYuanGrouped(tilt.above)} 元的部分再支付 ${tilt.share / 100}%${most}`,
        clause: tilt.cite,
      },
    ],
  })
}
