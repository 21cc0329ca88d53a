import type { Refusal } from '@tongchou/settlement'

export const refusalMessage = (fault: Refusal, infno: string): string => `${infno} ${JSON.stringify(fault)}`
