import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

interface Somebody {
  personId: string
  personNo: string
  name: string
}

const read = async <T>(page: Page, path: string): Promise<T> => (await page.request.get(path)).json()

/** Somebody of a scheme in the clerk's district, whom the list of settlements names. */
async function somebody(page: Page, scheme: 'employee' | 'resident'): Promise<Somebody> {
  const { settlements } = await read<{ settlements: { personId: string }[] }>(
    page,
    `/api/settlements?scheme=${scheme}`,
  )
  const [one] = settlements
  return read<Somebody>(page, `/api/persons/${one?.personId ?? ''}`)
}

async function fill(page: Page, relative: Somebody): Promise<void> {
  const form = page.getByRole('form', { name: '共济给亲属' })
  await form.getByLabel('亲属的人员编号').fill(relative.personNo)
  await form.getByLabel('亲属的姓名').fill(relative.name)
  await form.getByRole('combobox').click()
  await page.getByTitle('父母').click()
}

test('an account is shared at the counter by two clerks, and the relative sees whose account may pay', async () => {
  const clerk = await web.open('counter')
  const [owner, relative] = [await somebody(clerk, 'employee'), await somebody(clerk, 'resident')]
  await clerk.goto(`/counter?person=${owner.personId}`)
  await clerk.getByRole('tab', { name: /共济/ }).click()
  await fill(clerk, { ...relative, name: '别的名字' })
  const form = clerk.getByRole('form', { name: '共济给亲属' })
  await form.getByLabel('依据').fill('本人申请、户口簿')
  await form.getByRole('button', { name: '提交，等复核' }).click()
  await form.getByText('人员编号和姓名对不上，请核对亲属的编号和姓名').waitFor()
  await form.getByLabel('亲属的姓名').fill(relative.name)
  await form.getByRole('button', { name: '提交，等复核' }).click()
  await clerk.getByText('等另一位经办复核').waitFor()
  expect(await paleTexts(clerk)).toEqual([])

  const second = await web.open('supervisor')
  await second.goto('/counter')
  await second.getByRole('link', { name: /复核共济/ }).click()
  await second.getByRole('tab', { name: /共济/ }).click()
  await second.getByRole('button', { name: '复核通过' }).click()
  await second.getByText(/所有人是他的父母/).waitFor()

  await clerk.goto(`/counter?person=${relative.personId}`)
  await clerk.getByRole('tab', { name: /共济 1/ }).click()
  await clerk.getByText(/的账户，先用自己的/).waitFor()
})

test('an insured person shares the own account on the phone, and stops it', async () => {
  const clerk = await web.open('counter')
  const relative = await somebody(clerk, 'resident')
  const person = await web.open('person', PHONE)
  await person.goto('/me')
  await person.getByRole('button', { name: '我的' }).click()
  const card = person.getByRole('region', { name: '家庭共济' })
  await card.getByRole('button', { name: '把账户给一位亲属用' }).click()
  await fill(person, relative)
  await card.getByRole('button', { name: '共济给他' }).click()
  await card.getByText('在用').waitFor()
  expect(await card.textContent()).toContain('本人办理')
  expect(await paleTexts(person)).toEqual([])
  expect(await sidewaysScroll(person)).toBe(0)
  await card.getByRole('button', { name: '今天起停止' }).click()
  await card.getByText('已停').waitFor()
})
