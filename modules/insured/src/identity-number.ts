import { type CivilDate, parseDate } from '@tongchou/kernel'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** What a citizen's identity number (GB 11643) says of its bearer; null where it is none: length, birthday or check character is wrong. */
export function readIdentityNumber(
  text: string,
): { idNumber: string; bornOn: CivilDate; sex: 'M' | 'F'; mask: string } | null {
  const idNumber = text.trim().toUpperCase()
  if (!/^\d{17}[\dX]$/.test(idNumber)) return null
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0)
  if (idNumber[17] !== CHECKS[sum % 11]) return null
  const bornOn = parseDate(`${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`)
  if (!bornOn.ok) return null
  return {
    idNumber,
    bornOn: bornOn.value,
    sex: Number(idNumber[16]) % 2 === 1 ? 'M' : 'F',
    mask: `${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}`,
  }
}
