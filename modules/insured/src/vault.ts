import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** Keeps identity numbers: encrypted at rest, found again by a blind index that says nothing without its key. */
export interface Vault {
  encrypt(text: string): Uint8Array
  decrypt(bytes: Uint8Array): string
  blindIndex(text: string): Uint8Array
}

/** Two keys of 32 bytes, in hexadecimal. */
export interface VaultKeys {
  encryption: string
  index: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM with a fresh nonce for each text (nonce, tag, ciphertext in one piece); HMAC-SHA-256 for the index. */
export function openVault(keys: VaultKeys): Vault {
  const encryption = keyOf(keys.encryption, 'encryption')
  const index = keyOf(keys.index, 'index')
  return {
    encrypt: (text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', encryption, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    decrypt: (bytes) => {
      const whole = Buffer.from(bytes)
      const decipher = createDecipheriv('aes-256-gcm', encryption, whole.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(whole.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return (
        decipher.update(whole.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      )
    },
    blindIndex: (text) => createHmac('sha256', index).update(text).digest(),
  }
}

/** Made once: a key in bytes would be made a key anew at every use, which costs several times the work itself. */
function keyOf(hex: string, name: string): KeyObject {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error(`the ${name} key is 64 hexadecimal digits`)
  return createSecretKey(hex, 'hex')
}
