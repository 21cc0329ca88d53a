/** The four ways in which hospitals' software addresses the platform; all are answered alike. */
export type UrlForm = 'single' | 'perNumber' | 'perPath' | 'gateway'

export const URL_FORMS: readonly { readonly form: UrlForm; readonly label: string }[] = [
  { form: 'single', label: '单一地址' },
  { form: 'perNumber', label: '按交易号' },
  { form: 'perPath', label: '按服务路径' },
  { form: 'gateway', label: '网关根地址' },
]

const PATHS: Readonly<Record<string, string>> = {
  '1101': 'fsiPsnInfoService/queryPsnInfo',
  '1901': 'catalogqueryservice/queryDataDic',
  '2001': 'fsiPsnPriorityInfoService/queryPsnPriorityInfo',
  '2201': 'outpatientDocInfoService/outpatientRregistration',
  '2202': 'outpatientDocInfoService/outpatientRegistrationCancel',
  '2203': 'outpatientDocInfoService/outpatientMdtrtinfoUp',
  '2203A': 'outpatientDocInfoService/outpatientMdtrtinfoUpA',
  '2204': 'outpatientDocInfoService/outpatientFeeListUp',
  '2205': 'outpatientDocInfoService/outpatientFeeListUpCancel',
  '2206': 'outpatientSettleService/preSettletment',
  '2206A': 'outpatientSettleService/preSettletmentA',
  '2207': 'outpatientSettleService/saveSettletment',
  '2207A': 'outpatientSettleService/saveSettletmentA',
  '2208': 'outpatientSettleService/cancleSettletment',
  '2301': 'hospFeeDtlService/feeDtlUp',
  '2302': 'hospFeeDtlService/feeDtlCl',
  '2303': 'hospSettService/preSett',
  '2303A': 'hospSettService/preSettA',
  '2304': 'hospSettService/sett',
  '2304A': 'hospSettService/settA',
  '2305': 'hospSettService/settCl',
  '2401': 'hospitalRegisterService/hospitalRegisterSave',
  '2402': 'dscgService/dischargeProcess',
  '2403': 'hospitalRegisterService/hospitalRegisterEdit',
  '2404': 'hospitalRegisterService/hospitalRegisterCancel',
  '2405': 'dscgService/dischargeUndo',
  '2601': 'reverseService/revsMethod',
  '9001': 'signInSignOutService/signIn',
  '9002': 'signInSignOutService/signOut',
}

/** The path for a transaction in one of the forms; a number without a known path of its own goes to the single address. */
export function pathOf(form: UrlForm, infno: string): string {
  switch (form) {
    case 'single':
      return SINGLE
    case 'perNumber':
      return `/fsi/api/${infno}`
    case 'perPath': {
      const path = PATHS[infno]
      return path === undefined ? SINGLE : `/fsi/api/${path}`
    }
    case 'gateway':
      return '/CSB'
  }
}

const SINGLE = '/fsi/api/rsfComIfsService/callService'
