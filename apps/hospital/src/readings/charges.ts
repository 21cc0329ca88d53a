import type { Database } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { KeptLine } from '../platform/lines.ts'

/** A charged line, with the split of its live settlement where it has one. */
export type Charge = Omit<KeptLine, 'medType'> & { readonly isSplit: boolean; readonly msgid: string }

/** The lines of an encounter in the order of their upload. */
export const readCharges = (database: Database, personId: Uuid, encounterId: Uuid): Promise<Charge[]> =>
  database.query<Charge>(
    `select l.seq, coalesce(l.particulars->'refunds', '[]') as refunds, s.settlement_id as "settlementId", l.line_sn as "lineSn", l.batch, l.item_code as "itemCode", l.provider_item as "providerItem", l.name,
            l.list_type as "listType", l.charge_type as "chargeType", l.class, l.unit_price_micro as "unitPriceMicro",
            l.quantity, l.amount, l.ceiling, l.occurred_on as "occurredOn",
            coalesce(l.particulars->>'occurredAt', l.occurred_on::text) as "occurredAt",
            coalesce(l.particulars->>'departmentCode', '') as "departmentCode",
            coalesce(l.particulars->>'departmentName', '') as "departmentName",
            coalesce(l.particulars->>'doctorCode', '') as "doctorCode", coalesce(l.particulars->>'doctorName', '') as "doctorName",
            coalesce(l.particulars->>'msgid', '') as msgid, o.seq is not null as "isSplit",
            coalesce(o.full_self_pay, 0) as "fullSelfPay", coalesce(o.over_limit_self_pay, 0) as "overLimitSelfPay",
            coalesce(o.first_self_pay, 0) as "firstSelfPay", coalesce(o.eligible, 0) as eligible,
            coalesce(o.first_self_pay_bp, 0) as "firstSelfPayBp", coalesce(o.reason, '') as reason
       from charge_line l
       left join settlement s on s.person_id = l.person_id and s.encounter_id = l.encounter_id and s.state <> 'reversed'
       left join settlement_line o on o.person_id = s.person_id and o.settlement_id = s.settlement_id and o.seq = l.seq
      where l.person_id = $1 and l.encounter_id = $2 and l.withdrawn_at is null order by l.seq`,
    [personId, encounterId],
  )
