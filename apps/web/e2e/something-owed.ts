import type { Page } from 'playwright-core'
import { read, settlements } from './walk.ts'

const send = async <T>(page: Page, path: string, data: object): Promise<T> =>
  (await page.request.post(path, { data })).json()

interface Due {
  years: { year: number; state: string; owedToPerson: number }[]
}

/** A resident whose poverty is certified from the beginning of the year, after stays of that year: two persons run it again. @returns the name */
export async function owedSomething(clerk: Page, second: Page): Promise<string> {
  for (const { personId, personName, kind, state } of await settlements(clerk, '?scheme=resident&level=3')) {
    if (kind !== 'inpatient' || state === 'reversed') continue
    const certified = {
      type: 'certified',
      category: 'tekun',
      from: '2026-01-01',
      to: null,
      source: '民政局认定',
    }
    const asked = await send<{ requestId?: string }>(clerk, `/api/persons/${personId}/event-requests`, {
      ...{ events: [], withdraws: [], changes: [certified], reason: '民政局补认定' },
    })
    if (asked.requestId === undefined) continue
    await send(second, `/api/event-requests/${personId}/${asked.requestId}/decision`, { approve: true })
    const { years } = await read<Due>(clerk, `/api/persons/${personId}/readjudications`)
    const due = years.find(({ owedToPerson }) => owedToPerson > 0)
    if (due === undefined) continue
    const { requestId } = await send<{ requestId: string }>(
      clerk,
      `/api/persons/${personId}/readjudication-requests`,
      { year: due.year, reason: '特困补认定' },
    )
    await send(second, `/api/readjudication-requests/${personId}/${requestId}/decision`, { approve: true })
    return personName
  }
  throw new Error('the city has no resident to whom a certificate is worth something')
}
