import type { Tone } from '../waterfall.ts'

/** The screen's colours on paper; their greys differ too. */
const COLOURS: Readonly<Record<Tone, string>> = {
  ink: '#16202B',
  'fund-employeePooled': '#2B6CB0',
  'fund-employeeCatastrophic': '#5546A8',
  'fund-residentPooled': '#0E7C6B',
  'fund-residentCatastrophic': '#9A6CC6',
  'fund-assistance': '#A8325A',
  'fund-other': '#5C6F82',
  'own-cash': '#8C4A1F',
  'own-account': '#B97F14',
  'own-familyAccount': '#D9AE5F',
  'own-fullSelfPay': '#6F6459',
  'own-overLimit': '#8E8376',
  'own-firstSelfPay': '#A99C8B',
  'own-deductible': '#C4B7A4',
  'own-pooledSelfPay': '#D8CBB7',
}

export const toneColour = (tone: Tone): string => COLOURS[tone]
