/** What a visit or stay is in our words. */
export type EncounterKind =
  | 'inpatient'
  | 'outpatient'
  | 'chronic'
  | 'separateDrug'
  | 'daySurgery'
  | 'antenatal'
  | 'majorOutpatient'
  | 'accident'

/** 医疗类别 of every edition. The two diseases (9901) are ordinary outpatient care whose maximum the filing raises. */
const KINDS: Readonly<Record<string, EncounterKind>> = {
  '11': 'outpatient',
  '12': 'outpatient',
  '13': 'outpatient',
  '41': 'outpatient',
  '93': 'outpatient',
  '9901': 'outpatient',
  '14': 'chronic',
  '140104': 'chronic',
  '140201': 'chronic',
  '18': 'separateDrug',
  '9904': 'separateDrug',
  '9902': 'separateDrug',
  '28': 'daySurgery',
  '51': 'antenatal',
  '53': 'outpatient',
  '990101': 'majorOutpatient',
  '9903': 'accident',
  '81': 'accident',
  '21': 'inpatient',
  '2101': 'inpatient',
  '2102': 'inpatient',
  '2106': 'inpatient',
  '2107': 'inpatient',
  '2111': 'inpatient',
  '210303': 'inpatient',
  '22': 'inpatient',
  '23': 'inpatient',
  '24': 'inpatient',
  '25': 'inpatient',
  '26': 'inpatient',
  '27': 'inpatient',
  '52': 'inpatient',
}

/** Chemotherapy and radiotherapy stays have a medical type of their own (JM-13.1.1). */
const ONCOLOGY_MED_TYPE = '2111'

/** 急诊转住院: outside the city it is emergency care, which counts as filed (JM-16.1). */
const EMERGENCY_MED_TYPE = '24'

export const kindOf = (medType: string): EncounterKind | null => KINDS[medType] ?? null

export const isStay = (kind: EncounterKind): boolean => kind === 'inpatient' || kind === 'daySurgery'

export const isOncologyTherapy = (medType: string): boolean => medType === ONCOLOGY_MED_TYPE

export const isEmergency = (medType: string): boolean => medType === EMERGENCY_MED_TYPE

/** The medical type of a kind whose own is not known: the first that stands for it. */
export function medTypeOf(kind: EncounterKind): string {
  return kind === 'inpatient' ? '21' : (Object.entries(KINDS).find(([, it]) => it === kind)?.[0] ?? '11')
}

/** 清算类别: stays, pharmacies, everything else. */
export function clearingTypeOf(kind: EncounterKind, isPharmacy: boolean): string {
  if (isPharmacy) return '41'
  return isStay(kind) ? '21' : '11'
}
