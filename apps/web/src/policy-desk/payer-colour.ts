/** The colour of who pays: funds cool, the person warm. */
const COLOURS: Readonly<Record<string, string>> = {
  employeePooled: 'var(--fund-employeePooled)',
  employeeCatastrophic: 'var(--fund-employeeCatastrophic)',
  residentPooled: 'var(--fund-residentPooled)',
  residentCatastrophic: 'var(--fund-residentCatastrophic)',
  assistance: 'var(--fund-assistance)',
  person: 'var(--own-cash)',
}

export const payerColour = (payer: string): string => COLOURS[payer] ?? 'var(--fund-other)'
