import type { RegisterName } from './contract.ts'
import { DISEASES } from './diseases-register.ts'
import { CATALOGUE } from './items-register.ts'
import { KEYS } from './keys-register.ts'
import { PROVIDERS } from './providers-register.ts'
import type { Register, Version } from './register.ts'

/** Work that is the same for every register. */
type Work<T> = <Row extends { code: string }, V extends Version>(register: Register<Row, V>) => T

/** Does the work for the register of a name. */
export function forRegister<T>(name: RegisterName, work: Work<T>): T {
  switch (name) {
    case 'providers':
      return work(PROVIDERS)
    case 'catalogue':
      return work(CATALOGUE)
    case 'diseases':
      return work(DISEASES)
    case 'keys':
      return work(KEYS)
  }
}
