import { signedYuan } from '../format/amounts.ts'

/** A difference in yuan, always signed. */
export const SignedMoney = ({ fen }: { fen: number }) => (
  <span className={fen === 0 ? 'num hint' : 'num money-strong'}>{signedYuan(fen)}</span>
)
