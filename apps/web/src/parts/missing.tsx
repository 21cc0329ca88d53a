/** Why a form cannot be sent yet: what is still to be filled in. */
export const Missing = ({ names }: { names: readonly string[] }) =>
  names.length === 0 ? null : <p className="hint">还要填：{names.join('、')}</p>
