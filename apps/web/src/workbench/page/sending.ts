import { refused } from '../plans/expectations.ts'
import type { Step } from '../plans/plan.ts'
import { judge, type StepRecord } from '../plans/run-plan.ts'
import { CLOCK_SKEW_MS, type Fault, headerOf } from '../wire/faults.ts'
import { address } from '../wire/message.ts'
import type { Send } from '../wire/transport.ts'
import type { UrlForm } from '../wire/url-form.ts'
import { idsOf, msgidIn, type Run, stepOf, textFor, type Writing } from './run-state.ts'

/** What the page needs to send: the network, clock and chance, and how to address. */
export interface Sending extends Writing {
  readonly send: Send
  readonly form: UrlForm
}

/** Sends a step's text once, with the armed faults; gives one record per message that went out. */
export async function sendStep(
  needs: Sending,
  run: Run,
  step: Step,
  body: string,
  faults: ReadonlySet<Fault>,
): Promise<readonly StepRecord[]> {
  const overtaking = faults.has('reorder') ? nextOf(run, step) : undefined
  const copies = faults.has('duplicate') ? 2 : 1
  const own = Array.from({ length: copies }, () => transmit(needs, run, step, body, faults))
  // The server holds the first message back until the other has passed.
  const others =
    overtaking === undefined
      ? []
      : [transmit(needs, run, overtaking, textFor(run, overtaking, needs), NO_FAULTS)]
  return Promise.all([...others, ...own])
}

const NO_FAULTS: ReadonlySet<Fault> = new Set()

async function transmit(
  needs: Sending,
  run: Run,
  step: Step,
  body: string,
  faults: ReadonlySet<Fault>,
): Promise<StepRecord> {
  const fault = headerOf(faults) ?? step.fault
  const { message, signing } = address({
    institution: step.sender ?? step.visit.institution,
    infno: step.infno,
    form: needs.form,
    body,
    sources: needs.sources,
    isSpoiled: faults.has('signature') || (step.isSpoiled ?? false),
    clockSkewMs: faults.has('clock') ? CLOCK_SKEW_MS : 0,
    ...(fault === undefined ? {} : { fault }),
  })
  const sentAtMs = needs.sources.nowMs()
  const exchange = { msgid: msgidIn(body), message, signing, sentAtMs, reply: await needs.send(message) }
  const facts = { fixtures: needs.fixtures, ids: idsOf(run), serial: run.serial, nowMs: sentAtMs }
  return judge(asFaulty(step, faults), exchange, run.records, facts)
}

/** A fault changes what the step should bring. */
function asFaulty(step: Step, faults: ReadonlySet<Fault>): Step {
  if (faults.has('drop')) return { ...step, fault: 'drop-after-commit' }
  if (step.visit.institution.gateway === 'none') return step
  if (faults.has('signature')) return { ...step, expects: refused([/签名/]) }
  if (faults.has('clock')) return { ...step, expects: refused([/时间/]) }
  return step
}

function nextOf(run: Run, step: Step): Step | undefined {
  const at = run.plan.steps.findIndex(({ key }) => key === step.key)
  return stepOf(run, run.plan.steps[at + 1]?.key ?? '')
}
