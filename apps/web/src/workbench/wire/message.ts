import { compactTime, wireTime } from './beijing-time.ts'
import { type FixturePerson, type Fixtures, type Institution, isLocal } from './fixtures.ts'
import { type SigningStep, sign } from './signature.ts'
import { pathOf, type UrlForm } from './url-form.ts'
import { type Wire, type WireObject, writeJson } from './wire-json.ts'

/** A request as it goes over the wire: nothing is added between here and the socket. */
export interface Message {
  readonly infno: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Where clock and chance come from; the page gives the real ones, a specimen its own. */
export interface Sources {
  readonly nowMs: () => number
  readonly nonce: () => string
  /** Counts the messages, so that two in one second have different msgids. */
  readonly sequence: () => number
}

export interface EnvelopeFacts {
  readonly fixtures: Fixtures
  readonly institution: Institution
  readonly person: FixturePerson | null
  readonly infno: string
  readonly msgid: string
  readonly atMs: number
  readonly input: Wire
}

/** A msgid of 30 characters: institution (12), time (14), sequence (4). */
export function msgidOf(institution: Institution, atMs: number, sequence: number): string {
  return `${institution.fixmedins_code}${compactTime(atMs)}${String(sequence % 10_000).padStart(4, '0')}`
}

/** The whole request as text, in the order of the specification. */
export function writeRequest({
  fixtures,
  institution,
  person,
  infno,
  msgid,
  atMs,
  input,
}: EnvelopeFacts): string {
  const envelope: WireObject = {
    infno,
    msgid,
    mdtrtarea_admvs: isLocal(fixtures, institution) ? fixtures.mdtrtarea_admvs : institution.admdvs,
    insuplc_admdvs: person?.insuplc_admdvs ?? fixtures.mdtrtarea_admvs,
    recer_sys_code: 'MBS_LOCAL',
    dev_no: '',
    dev_safe_info: '',
    cainfo: '',
    signtype: '',
    infver: 'V1.0',
    opter_type: '1',
    opter: 'D0001',
    opter_name: '示例·赵明',
    inf_time: wireTime(atMs),
    fixmedins_code: institution.fixmedins_code,
    fixmedins_name: institution.fixmedins_name,
    sign_no: '',
    input,
  }
  return writeJson(envelope)
}

export interface Addressing {
  readonly institution: Institution
  readonly infno: string
  readonly form: UrlForm
  readonly body: string
  readonly sources: Sources
  readonly isSpoiled?: boolean
  /** Milliseconds added to the signature's clock (negative: the clock is slow). */
  readonly clockSkewMs?: number
  /** The server's own fault for this one message, in the sandbox only. */
  readonly fault?: string
}

/** Puts the gateway's headers on a request. Two calls with the same body sign anew: a nonce is good once. */
export function address(facts: Addressing): {
  readonly message: Message
  readonly signing: readonly SigningStep[]
} {
  const { headers, steps } = sign({
    institution: facts.institution,
    infno: facts.infno,
    atMs: facts.sources.nowMs() + (facts.clockSkewMs ?? 0),
    nonce: facts.sources.nonce(),
    isSpoiled: facts.isSpoiled ?? false,
  })
  const all = {
    'Content-Type': 'application/json; charset=utf-8',
    ...headers,
    ...(facts.fault === undefined ? {} : { 'x-tongchou-fault': facts.fault }),
  }
  return {
    message: { infno: facts.infno, path: pathOf(facts.form, facts.infno), headers: all, body: facts.body },
    signing: steps,
  }
}
