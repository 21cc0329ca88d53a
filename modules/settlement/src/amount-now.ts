import type { SettlementPage } from './settlement-contract.ts'

/** An amount of a settlement as it is now, with all its difference vouchers; fen. */
export const amountNow = (
  { amounts, vouchers }: Pick<SettlementPage, 'amounts' | 'vouchers'>,
  name: string,
): number => vouchers.reduce((sum, { differences }) => sum + (differences[name] ?? 0), amounts[name] ?? 0)
