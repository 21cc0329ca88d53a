/** The kinds of care that the form offers, by their national code med_type. */
export interface MedType {
  readonly code: string
  readonly label: string
  readonly kind: 'stay' | 'visit'
  /** Which filed or listed disease must be named with it; '' when none. */
  readonly disease: '' | 'chronic' | 'daySurgery'
}

export const MED_TYPES: readonly MedType[] = [
  { code: '21', label: '普通住院', kind: 'stay', disease: '' },
  { code: '2111', label: '放化疗住院', kind: 'stay', disease: '' },
  { code: '24', label: '急诊转住院', kind: 'stay', disease: '' },
  { code: '28', label: '日间手术', kind: 'stay', disease: 'daySurgery' },
  { code: '11', label: '普通门诊', kind: 'visit', disease: '' },
  { code: '13', label: '急诊', kind: 'visit', disease: '' },
  { code: '9901', label: '门诊两病', kind: 'visit', disease: 'chronic' },
  { code: '14', label: '门诊慢特病', kind: 'visit', disease: 'chronic' },
  { code: '9904', label: '单独支付药品', kind: 'visit', disease: '' },
  { code: '51', label: '产前检查', kind: 'visit', disease: '' },
  { code: '41', label: '药店购药', kind: 'visit', disease: '' },
]

/** Filed diseases have M and digits, day surgeries DS; everything else is a diagnosis. */
export function diseaseKindOf(code: string): 'chronic' | 'daySurgery' | 'diagnosis' {
  if (/^M\d{5}$/.test(code)) return 'chronic'
  return code.startsWith('DS') ? 'daySurgery' : 'diagnosis'
}
