import type { BenefitFile } from '../bundle/schema.ts'
import { FACILITY_WORDS, LEVEL_WORDS, namesOf } from './names.ts'
import { byPersonWords, tableWords } from './people.ts'
import { count, list, percent, type Sentence, say, value, yuan } from './sentence.ts'

type List = NonNullable<BenefitFile['diseases']>[number]
type Fees = NonNullable<BenefitFile['fixedFees']>[number]

const PERIODS = { year: '每年', quarter: '每季度', month: '每月' } as const

/** 门诊慢特病: disease by disease, then what several of them have together. */
export function diseases({ list: rows, several }: List): Sentence {
  const sentences = Object.entries(rows).map(([code, row]) => disease(`list.${code}`, row))
  const together =
    several === undefined
      ? null
      : say`同时有几种慢性病的，限额取最高的一种，每多一种加 ${byPersonWords('several.plus', several.plus, yuan)}，最多加 ${count('several.furtherAtMost', several.furtherAtMost, '次')}`
  return say`${list([...sentences, together], '；')}。`
}

function disease(path: string, row: List['list'][string]): Sentence {
  const ratio =
    row.ratio === 'inpatient'
      ? say`${value(`${path}.ratio`, '按住院比例支付')}`
      : list([
          row.ratio.table === undefined ? null : tableWords(`${path}.ratio.table`, row.ratio.table, percent),
          row.ratio.flat === undefined
            ? null
            : say`支付 ${byPersonWords(`${path}.ratio.flat`, row.ratio.flat, percent)}`,
        ])
  const { facility } = row
  return say`${value(`${path}.name`, row.name)}（${value(`${path}.kind`, row.kind === 'special' ? '特殊疾病' : '慢性病')}）${list(
    [
      ratio,
      row.classB === undefined ? null : say`乙类先付 ${percent(`${path}.classB`, row.classB)}`,
      row.limit === undefined
        ? null
        : say`${value(`${path}.per`, PERIODS[row.per])}最高 ${byPersonWords(`${path}.limit`, row.limit, yuan)}`,
      facility?.kinds === undefined
        ? null
        : say`限${value(`${path}.facility.kinds`, namesOf(facility.kinds, FACILITY_WORDS))}`,
      facility?.levelAtLeast === undefined
        ? null
        : say`限${value(`${path}.facility.levelAtLeast`, level(facility.levelAtLeast))}及以上`,
      facility?.levelAtMost === undefined
        ? null
        : say`限${value(`${path}.facility.levelAtMost`, level(facility.levelAtMost))}及以下`,
      row.closedFrom === undefined
        ? null
        : say`${value(`${path}.closedFrom`, row.closedFrom)}起不再新认定，已认定的继续`,
    ],
    '，',
  )}`
}

const level = (name: string): string => (LEVEL_WORDS[name] ?? name).replace(/及以[上下]/, '')

/** 一般诊疗费、家庭医生签约服务费. */
export const fixedFees = ({ consultation, familyDoctor }: Fees): Sentence =>
  say`${list(
    [
      consultation === undefined
        ? null
        : say`一般诊疗费在${value('consultation.levelAtMost', level(consultation.levelAtMost))}及以下机构${
            consultation.pays === undefined
              ? '按比例支付'
              : say`每次支付 ${yuan('consultation.pays', consultation.pays)}`
          }`,
      familyDoctor === undefined
        ? null
        : say`家庭医生签约服务费${
            familyDoctor.paysAYear === undefined
              ? '按比例支付'
              : say`每年最多支付 ${yuan('familyDoctor.paysAYear', familyDoctor.paysAYear)}`
          }`,
      say`计入本项待遇的年度限额`,
    ],
    '；',
  )}。`
