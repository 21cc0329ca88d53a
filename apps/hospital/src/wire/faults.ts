/** Where in a message something is wrong: node, line as sent (counted from 1, for lists) and field. */
export interface Place {
  readonly node: string
  readonly line: number | null
  readonly field: string
  readonly label: string
}

/** What can be wrong with a message before its transaction is even tried. */
export type WireFault =
  | { readonly code: 'body-too-large'; readonly limitBytes: number }
  | { readonly code: 'platform-failure'; readonly reference: string }
  | { readonly code: 'not-posted'; readonly method: string }
  | { readonly code: 'not-utf8' }
  | { readonly code: 'nested-too-deep'; readonly limit: number }
  | { readonly code: 'malformed-json'; readonly row: number; readonly column: number }
  | { readonly code: 'not-an-object' }
  | { readonly code: 'missing-envelope-field'; readonly field: string; readonly label: string }
  | {
      readonly code: 'envelope-field-wrong'
      readonly field: string
      readonly label: string
      readonly value: string
      readonly expected: string
    }
  | { readonly code: 'malformed-input' }
  | { readonly code: 'unknown-transaction'; readonly infno: string }
  | { readonly code: 'unknown-sender'; readonly provider: string }
  | { readonly code: 'missing-node'; readonly node: string }
  | (Omit<Place, 'field' | 'label'> & { readonly code: 'not-a-row' })
  | (Place & { readonly code: 'missing-field' })
  | (Place & { readonly code: 'not-plain' })
  | (Place & { readonly code: 'field-too-long'; readonly actual: number; readonly limit: number })
  | (Place & { readonly code: 'not-a-number'; readonly value: string })
  | (Place & { readonly code: 'too-many-decimals'; readonly value: string; readonly decimals: number })
  | (Place & { readonly code: 'not-a-time'; readonly value: string })
  | (Place & { readonly code: 'not-in-list'; readonly value: string; readonly choices: string })
  | (Place & {
      readonly code: 'amount-differs'
      /** Amounts in fen; price and quantity as they were sent. */
      readonly amount: number
      readonly product: number
      readonly price: string
      readonly quantity: string
    })
  | (Place & { readonly code: 'not-discharged' })
  | (Place & { readonly code: 'not-an-id'; readonly value: string })
  | (Place & { readonly code: 'no-such-person'; readonly value: string })
  | (Place & { readonly code: 'not-supported'; readonly value: string; readonly reason: string })
  | (Place & { readonly code: 'differs-in-batch'; readonly value: string; readonly first: string })
  | (Place & OneOfBatches & { readonly code: 'one-of-several-batches' })

/** One batch of a visit to which several were uploaded. Amounts in fen. */
export interface OneOfBatches {
  readonly batch: string
  /** The lines of this batch and what they come to. */
  readonly lines: number
  readonly amount: number
  /** What the message holds the whole to be. */
  readonly stated: number
  /** The lines of the visit and what they come to. */
  readonly allLines: number
  readonly allAmount: number
  readonly otherBatches: readonly string[]
}

/** What a gateway refuses before it lets a message through. */
export type GatewayFault =
  | { readonly code: 'unsigned' }
  | { readonly code: 'missing-header'; readonly header: string }
  | { readonly code: 'unknown-account'; readonly account: string }
  | { readonly code: 'expired'; readonly windowSeconds: number }
  | { readonly code: 'bad-signature' }
  | { readonly code: 'replayed'; readonly nonce: string }
  | { readonly code: 'foreign-account'; readonly account: string; readonly provider: string }
