import { ageOn, type CivilDate } from '@tongchou/kernel'

/** 险种类型: which scheme a person or a settlement belongs to. */
export const INSUTYPE = { employee: '310', resident: '390', student: '390' } as const

/** 性别. */
export const GEND = { M: '1', F: '2' } as const

/** 收费项目等级. */
export const CHRGITM_LV = { A: '01', B: '02', C: '03' } as const

/** 医院等级, 起付线医院等级 and 限价医院等级 of the three levels. */
export const HOSP_LV = { 1: '08', 2: '05', 3: '02' } as const
export const LEVEL_CODE = { 1: '1', 2: '2', 3: '3' } as const

/** 医疗救助等人员身份类别 of a certified category; '60' where the list has no code of its own. */
export const PSN_IDET_TYPE: Readonly<Record<string, string>> = {
  tekun: '2304',
  guer: '2304',
  dibao: '2303',
  dibaoEdge: '2305',
  povertyReturn: '2302',
  monitored: '2302',
  illnessPoverty: '2306',
  severeDisability: '2308',
  severeMental: '2308',
  familyPlanning: '31',
  veteran: '2160',
}

export const idetTypeOf = (category: string): string => PSN_IDET_TYPE[category] ?? '60'

/** 离休人员医疗保障: persons with rules of their own. */
export const SPECIAL_INSUTYPE = '340'

/** 人员类别: how the person is insured on a day; children by the school they would attend. */
export function psnTypeOf(
  status: 'active' | 'retired' | 'flexible' | 'resident' | 'student',
  bornOn: CivilDate,
  on: CivilDate,
): string {
  switch (status) {
    case 'active':
    case 'flexible':
      return '11'
    case 'retired':
      return '12'
    case 'student':
      return '1404'
    case 'resident':
      return residentType(ageOn(bornOn, on))
  }
}

/** 离休 and the other persons with rules of their own. */
export const SPECIAL_PSN_TYPE = '13'

function residentType(age: number): string {
  if (age < 1) return '1401'
  if (age < 7) return '1402'
  if (age < 18) return '1403'
  return age < 60 ? '15' : '16'
}
