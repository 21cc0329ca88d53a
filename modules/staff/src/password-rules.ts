/** The shortest password with three kinds of signs … */
const SHORTEST = 10
/** … and the shortest with any. */
const SHORTEST_PLAIN = 16
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

/** After so many days a person chooses a new password at the next sign-in. */
export const PASSWORD_DAYS = 180

/** Why a password will not do, as a sentence for the person who chose it; null where it will. */
export function faultOf(
  password: string,
  who: { login: string; name: string; before: string },
): string | null {
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  if (password.length > 128) return '密码最长 128 个字符'
  if (password.length < SHORTEST) return `密码至少 ${SHORTEST} 个字符`
  if (kinds < 3 && password.length < SHORTEST_PLAIN)
    return `大写、小写、数字、符号至少要有三种，或者写满 ${SHORTEST_PLAIN} 个字符`
  const lower = password.toLowerCase()
  if ([who.login, who.name].some((word) => word.length > 1 && lower.includes(word.toLowerCase())))
    return '密码里不能有账号或姓名'
  if (new Set(password).size < 6) return '密码里重复的字符太多'
  if (/0123456|1234567|abcdefg|qwertyu|password/.test(lower)) return '密码太容易猜'
  return password === who.before ? '新密码不能和现在的一样' : null
}

/** Letters and digits that nobody mistakes for another on paper or on the telephone. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const HALF_LENGTH = 8

/** Half of a password to be given out once: eight signs of 32, in two groups (40 bits). */
export function passwordHalf(randomBytes: (count: number) => Uint8Array): string {
  const signs = [...randomBytes(HALF_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length])
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`
}

/** A password given out by two persons, each of whom knows one half. */
export const joinHalves = (first: string, second: string): string => `${first}-${second}`
