import { ok, type Result } from '@tongchou/kernel'
import type { Inputs } from '../generated/transactions.ts'
import { type Call, type Fault, writes } from '../transaction.ts'
import { readBenefit } from '../words/benefit.ts'
import { diagnosesOf } from '../words/diagnoses.ts'
import { readNamed } from '../words/ids.ts'

/** 门诊就诊信息上传: what kind of visit it is, and its diagnoses. Both forms say the same here. */
export const describeVisit = writes('2203', (input, call) => describe(input, call))
export const describeVisitA = writes('2203A', (input, call) => describe(input, call))

type Described = Pick<Inputs['2203'], 'mdtrtinfo' | 'diseinfo'>

async function describe({ mdtrtinfo, diseinfo }: Described, call: Call): Promise<Result<object, Fault>> {
  const named = await readNamed(mdtrtinfo, 'mdtrtinfo', call)
  if (!named.ok) return named
  const benefit = readBenefit(mdtrtinfo, 'mdtrtinfo', 'visit')
  if (!benefit.ok) return benefit
  const amended = await call.platform.amendEncounter({
    ...named.value,
    ...benefit.value,
    providerCode: call.providerCode,
    diagnoses: diagnosesOf(diseinfo),
    particulars: { medType: mdtrtinfo.med_type, condition: mdtrtinfo.main_cond_dscr },
  })
  return amended.ok ? ok({}) : amended
}
