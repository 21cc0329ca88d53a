import { ok, type Result, refuse } from '@tongchou/kernel'
import { designationOn, isDesignated } from '../designation.ts'
import { majorDiseaseOf, offsiteKindOf, referralTo } from '../filings.ts'
import type { Needs } from '../needs.ts'
import { READING } from '../reading.ts'
import type { Refusal } from '../refusal.ts'
import type { Row } from '../rows.ts'
import { relationOn, type Stored } from '../stored.ts'
import { type AtProvider, change } from './change-encounter.ts'
import { careOf, refusalOf } from './prepare-settlement.ts'

export interface Benefit {
  kind: string
  benefitCode?: string
  oncologyTherapy?: boolean
  /** What the institution says of care outside the city; a filing that is better for the person counts instead. */
  offsite?: 'emergency'
}

export interface OpenRequest extends Benefit {
  /** The disease that the institution admits for, by name; one that is certified for the person makes a stay one for a major disease. */
  disease?: string
  personId: string
  providerCode: string
  startedOn: string
  diagnoses: readonly object[]
  particulars: object
}

const NO_ENCOUNTER = '00000000-0000-0000-0000-000000000000'

/** Registers a visit or admits to a stay (2201, 2401): the person must be entitled on that day and the institution designated. */
export const openEncounter =
  (needs: Needs) =>
  async (request: OpenRequest): Promise<Result<{ encounterId: string }, Refusal>> => {
    const stored = await needs.database.together(READING, {
      personId: request.personId,
      encounterId: NO_ENCOUNTER,
    })
    if (stored.person === null) return refuse({ code: 'unknown-person' })
    if (stored.person.special_status !== null) return refuse({ code: 'special-status', clause: 'JM-37' })
    if (request.startedOn > needs.today())
      return refuse({ code: 'not-yet', day: request.startedOn, end: 'start' })
    const { providerCode, startedOn } = request
    const designation = await designationOn(needs.database, providerCode, startedOn)
    if (!designation.ok) return designation
    const refusal = refusalOf(stored, request.startedOn)
    if (refusal !== null) return refuse(refusal)
    const [inStay] = await needs.database.query<{ encounter_id: string; started_on: string }>(
      "select encounter_id, started_on from encounter where person_id = $1 and kind = 'inpatient' and state in ('open', 'discharged') and provider_code = $2 and $3 = 'inpatient'",
      [request.personId, request.providerCode, request.kind],
    )
    if (inStay !== undefined)
      return refuse({
        code: 'already-in-stay',
        encounterId: inStay.encounter_id,
        startedOn: inStay.started_on,
      })
    const encounterId = await insertEncounter(needs, stored, request, designation.value.isLocal)
    if (encounterId !== null) return ok({ encounterId })
    // The agreement was changed since it was looked at.
    const now = await designationOn(needs.database, providerCode, startedOn)
    return now.ok ? refuse({ code: 'busy' }) : now
  }

async function insertEncounter(
  needs: Needs,
  stored: Stored,
  request: OpenRequest,
  isLocal: boolean,
): Promise<string | null> {
  const enrolment = relationOn(stored, request.startedOn)
  const { providerCode, startedOn: start } = request
  const offsite = offsiteKindOf(isLocal ? 'none' : (request.offsite ?? 'unfiled'), stored.filings, {
    ...{ start, end: start },
  })
  const referral =
    isLocal && request.kind === 'inpatient' ? referralTo(stored.filings, { providerCode, start }) : undefined
  const encounterId = needs.newId()
  const rows = await needs.database.query(
    `insert into encounter (person_id, encounter_id, provider_code, district, scheme, kind, benefit_code, started_on, offsite,
       referral, oncology_therapy, particulars, diagnoses, state, opened_at)
     select $1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10, $11, $12, $13, 'open', $14 where ${isDesignated('$3', '$8::date')} returning 1`,
    [
      request.personId,
      encounterId,
      request.providerCode,
      enrolment?.district,
      enrolment?.scheme,
      request.kind,
      request.benefitCode ?? majorDiseaseOf(stored.filings, request),
      request.startedOn,
      offsite,
      referral === undefined ? null : JSON.stringify(continued(referral)),
      request.oncologyTherapy === true,
      JSON.stringify(request.particulars),
      JSON.stringify(request.diagnoses),
      needs.now(),
    ],
  )
  return rows.length === 1 ? encounterId : null
}

/** What a stay continues; how much of the deductible was paid there is looked up at its bill (`stay_before`). */
const continued = ({ subject, from_provider }: Row) => ({
  ...{ direction: subject, filed: true, from: from_provider },
})

/** Changes what was said of an encounter that is not settled (2203, 2403). */
export const amendEncounter =
  (needs: Needs) =>
  (
    request: AtProvider &
      Partial<Benefit> & { startedOn?: string; diagnoses: readonly object[]; particulars: object },
  ): Promise<Result<Record<never, never>, Refusal>> =>
    change(needs, request, ['open', 'discharged'], {
      ...(request.startedOn === undefined ? {} : { start: request.startedOn }),
      text: `kind = coalesce($5, kind), benefit_code = coalesce($6, benefit_code), started_on = coalesce($7::date, started_on),
        oncology_therapy = coalesce($8, oncology_therapy), offsite = case when offsite in ('emergency', 'unfiled') then coalesce($11, offsite) else offsite end,
        particulars = particulars || $9, diagnoses = case when $10::jsonb = '[]' then diagnoses else $10 end`,
      values: [
        request.kind ?? null,
        request.benefitCode ?? null,
        request.startedOn ?? null,
        request.oncologyTherapy ?? null,
        JSON.stringify(request.particulars),
        JSON.stringify(request.diagnoses),
        request.kind === undefined ? null : (request.offsite ?? 'unfiled'),
      ],
    })

/** Discharges, or corrects a discharge (2402 may be repeated). */
export const dischargeEncounter =
  (needs: Needs) =>
  (
    request: AtProvider & { endedOn: string; diagnoses: readonly object[]; particulars: object },
  ): Promise<Result<Record<never, never>, Refusal>> =>
    change(needs, request, ['open', 'discharged'], {
      end: request.endedOn,
      text: `state = 'discharged', ended_on = $5, particulars = particulars || $6,
        diagnoses = (select coalesce(jsonb_agg(d), '[]') from jsonb_array_elements(diagnoses) d where not d ? 'onDischarge') || $7`,
      values: [
        request.endedOn,
        JSON.stringify(request.particulars),
        JSON.stringify(request.diagnoses.map((diagnosis) => ({ ...diagnosis, onDischarge: true }))),
      ],
    })

/** Takes a discharge back; soft on a stay that was never discharged (2405). Not while the person lies there again. */
export const undoDischarge =
  (needs: Needs) =>
  async (request: AtProvider): Promise<Result<Record<never, never>, Refusal>> => {
    const [inStay] = await needs.database.query<{ encounter_id: string; started_on: string }>(
      `select encounter_id, started_on from encounter
        where person_id = $1 and provider_code = $2 and encounter_id <> $3 and kind = 'inpatient' and state = 'open'`,
      [request.personId, request.providerCode, request.encounterId],
    )
    if (inStay !== undefined)
      return refuse({
        code: 'already-in-stay',
        encounterId: inStay.encounter_id,
        startedOn: inStay.started_on,
      })
    return change(needs, request, ['open', 'discharged'], {
      text: "state = 'open', ended_on = null",
      values: [],
    })
  }

/** Cancels a registration or admission that has neither charges nor a settlement (2202, 2404). */
export const cancelEncounter =
  (needs: Needs) =>
  async (request: AtProvider): Promise<Result<Record<never, never>, Refusal>> => {
    const [row] = await needs.database.query<{ kind: string; is_open: boolean; lines: number }>(
      `select kind, provider_code = $3 and state in ('open', 'discharged') as is_open, (select count(*)::int from charge_line l
           where l.person_id = $1 and l.encounter_id = $2 and l.withdrawn_at is null) as lines
         from encounter where person_id = $1 and encounter_id = $2`,
      [request.personId, request.encounterId, request.providerCode],
    )
    const isOurCare =
      row?.is_open === true && (request.care === undefined || careOf(row.kind) === request.care)
    if (isOurCare && row.lines > 0) return refuse({ code: 'has-lines', lines: row.lines })
    return change(needs, request, ['open', 'discharged', 'cancelled'], {
      text: "state = 'cancelled'",
      values: [],
    })
  }
