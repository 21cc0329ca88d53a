import { type Almanac, Engine } from 'json-rules-engine'
import { FIGURES, type Figures } from './figures.ts'
import { type Compared, catastrophicOf, firstSelfPayOf, half, type PlainStay } from './plain-function.ts'

/**
 * The same law for json-rules-engine. It chooses figures by conditions and has no arithmetic of its own, so its users
 * put sums into fact functions; the sums here are as small as such functions get.
 */
export function jsonRules(): (stay: PlainStay) => Promise<Compared> {
  const engine = new Engine()
  for (const row of FIGURES)
    engine.addRule({
      conditions: {
        all: [
          { fact: 'scheme', operator: 'equal', value: row.scheme },
          { fact: 'level', operator: 'equal', value: row.level },
        ],
      },
      event: { type: 'figures', params: row },
    })
  engine.addFact('eligible', async (_, almanac: Almanac) => {
    const lines = await almanac.factValue<PlainStay['episode']['lines']>('lines')
    let eligible = 0
    for (const line of lines)
      if (line.class !== 'C') eligible += line.amount - half(line.amount * firstSelfPayOf(line))
    return eligible
  })
  return async (stay) => {
    const { events, almanac } = await engine.run({
      scheme: stay.person.scheme,
      level: stay.episode.facility.level,
      lines: stay.episode.lines,
    })
    const figures = events[0]?.params
    if (figures === undefined) throw new Error('no rule fits this stay')
    const eligible = await almanac.factValue<number>('eligible')
    return remaining(stay, eligible, figures as Figures)
  }
}

function remaining(stay: PlainStay, eligible: number, figures: Figures): Compared {
  const deductible = Math.min(eligible, figures.standard)
  const left = Math.max(0, figures.maximum - stay.year.pooledPaid)
  const pooledPay = Math.min(half((eligible - deductible) * figures.ratio), left)
  const catastrophicPay = catastrophicOf(stay, eligible - deductible - pooledPay)
  const total = stay.episode.lines.reduce((sum, line) => sum + line.amount, 0)
  return { eligible, deductible, pooledPay, catastrophicPay, cashPay: total - pooledPay - catastrophicPay }
}
