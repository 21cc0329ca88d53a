import { Agent, request } from 'node:http'

export interface HisAnswer {
  infcode: number | string
  err_msg: string
  output: Record<string, Record<string, unknown>>
}

/** The institution under which the client speaks, and the area it stands in, as the sandbox's fixtures give them. */
export interface Speaker {
  endpoint: string
  district: string
  providerCode: string
  providerName: string
}

/** A hospital's software on connections that stay open. */
export interface HisClient {
  /** Sends what must succeed. @throws with the platform's sentence where it is refused */
  send: (infno: string, input: object) => Promise<HisAnswer>
  close: () => void
}

/** Opens at most so many connections to the national interface. */
export function openHisClient(speaker: Speaker, connections: number, now: () => Date): HisClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let sent = 0
  return {
    send: async (infno, input) => {
      sent += 1
      const text = await post(speaker.endpoint, agent, envelope(speaker, infno, input, { now: now(), sent }))
      // The interface answers every call with this frame; what it holds is looked at before it is used.
      const answer = JSON.parse(text) as HisAnswer
      if (String(answer.infcode) !== '0') throw new Error(`${infno} was refused: ${answer.err_msg}`)
      return answer
    },
    close: () => agent.destroy(),
  }
}

function envelope(speaker: Speaker, infno: string, input: object, at: { now: Date; sent: number }): string {
  const time = localTime(at.now)
  return JSON.stringify({
    infno,
    msgid: `${speaker.providerCode}${time.replace(/\D/g, '')}${String(at.sent).padStart(6, '0')}`,
    mdtrtarea_admvs: speaker.district,
    insuplc_admdvs: speaker.district,
    recer_sys_code: 'BENCH',
    dev_no: '',
    dev_safe_info: '',
    cainfo: '',
    signtype: '',
    infver: 'V1.0',
    opter_type: '1',
    opter: 'D0001',
    opter_name: '示例·赵明',
    inf_time: time,
    fixmedins_code: speaker.providerCode,
    fixmedins_name: speaker.providerName,
    sign_no: '',
    input,
  })
}

/** The city's clock, 'YYYY-MM-DD hh:mm:ss'. */
export const localTime = (at: Date): string => CLOCK.format(at)

// Made once: making it costs a client more than sending does.
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

function post(endpoint: string, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body)
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }
    const outgoing = request(endpoint, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () => resolve(Buffer.concat(parts).toString('utf8')))
      answer.once('error', reject)
    })
    outgoing.once('error', reject)
    outgoing.end(bytes)
  })
}
