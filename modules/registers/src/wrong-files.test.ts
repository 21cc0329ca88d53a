import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChangeView, RegisterName } from './contract.ts'
import { type Desk, diseasesFile, itemsFile, keysFile, providersFile, registerDesk } from './specimen.ts'

let desk: Desk
beforeAll(async () => {
  desk = await registerDesk()
  await desk.world.needs.database.query(
    `insert into catalogue_version select (jsonb_populate_record(v, '{"item_code": "0012300"}')).* from catalogue_version v where item_code = 'XA01'`,
  )
})
afterAll(() => desk.close())

const TOMORROW = '2026-10-21'

describe('a file that is wrong', () => {
  test.each<[string, RegisterName, string, number | null, string | null, RegExp]>([
    ['an empty file', 'catalogue', '', null, null, /文件是空的/],
    ['a file of nothing but a head', 'catalogue', itemsFile(), null, null, /没有一行/],
    [
      'a line that is too short',
      'catalogue',
      `${itemsFile({})}\nXA01,甲`,
      null,
      null,
      /第 3 行：有 2 格，列名有 15 个/,
    ],
    [
      'a price in words',
      'catalogue',
      itemsFile({ price: '八块' }),
      2,
      'price',
      /price 金额写成元，如 12.50，现在是“八块”/,
    ],
    [
      'a ceiling in words',
      'catalogue',
      itemsFile({ ceiling: '无' }),
      2,
      'ceiling',
      /ceiling 金额写成元，如 12.50，没有就空着，现在是“无”/,
    ],
    [
      'a class that there is not',
      'catalogue',
      itemsFile({}, { class: '丁', code: 'XC01' }),
      3,
      'class',
      /class 是 A、B、C 之一，现在是“丁”/,
    ],
    [
      'a day that there is not',
      'catalogue',
      itemsFile({ validFrom: '2026-02-30' }),
      2,
      'validFrom',
      /日期写成/,
    ],
    [
      'an end before the beginning',
      'catalogue',
      itemsFile({ validFrom: TOMORROW, validBefore: '2026-10-20' }),
      2,
      'validBefore',
      /早于 validFrom 2026-10-21/,
    ],
    ['too many points', 'catalogue', itemsFile({ bonusPoints: '101' }), 2, 'bonusPoints', /0 到 100/],
    [
      'a column that there is not',
      'catalogue',
      itemsFile({}, {}).replace('spec', 'colour'),
      null,
      'colour',
      /没有 colour 这一列/,
    ],
    [
      'one item twice on a day',
      'catalogue',
      itemsFile({ price: '1' }, { price: '2' }),
      3,
      'code',
      /和第 2 行是同一天的同一项/,
    ],
    ['a level that there is not', 'providers', providersFile({ level: '4' }), 2, 'level', /是 1、2、3 之一/],
    ['a district in words', 'providers', providersFile({ district: '东宝' }), 2, 'district', /六位区县代码/],
    [
      'an agreement that ends before it begins',
      'providers',
      providersFile({ agreementBefore: '2019-01-01' }),
      2,
      'agreementBefore',
      /应晚于 agreementFrom/,
    ],
    [
      'a suspension that is neither yes nor no',
      'providers',
      providersFile({ isSuspended: '是的' }),
      2,
      'isSuspended',
      /写 yes 或 no/,
    ],
    [
      'a gateway that there is not',
      'providers',
      providersFile({ gateway: 'vpn', validFrom: TOMORROW }),
      2,
      'gateway',
      /是 x-tif、csb、none 之一，现在是“vpn”/,
    ],
    [
      'another gateway since yesterday',
      'providers',
      providersFile({ gateway: 'csb', validFrom: '2026-10-19' }),
      2,
      'validFrom',
      /网关.*从今天起或以后改，另写一行 2026-10-20 或以后的/,
    ],
    [
      'another answer code since ever',
      'providers',
      providersFile({ infcodeAs: 'string' }),
      2,
      'validFrom',
      /返回码类型.*从今天起或以后改/,
    ],
    [
      'a switch for unsigned messages that is neither yes nor no',
      'providers',
      providersFile({ acceptsUnsigned: '收', validFrom: TOMORROW }),
      2,
      'acceptsUnsigned',
      /写 yes 或 no/,
    ],
    [
      'a key of an institution that nobody knows',
      'keys',
      keysFile({ code: 'H42080299999', validFrom: TOMORROW }),
      2,
      'code',
      /没有 H42080299999 这家机构，新机构在“定点机构”里新增/,
    ],
    [
      'a new key since yesterday',
      'keys',
      keysFile({ validFrom: '2026-10-19' }),
      2,
      'validFrom',
      /新密钥从今天起或以后生效，写 2026-10-20 或以后的日期/,
    ],
    [
      'a key that stands in the file',
      'keys',
      `${keysFile({ validFrom: TOMORROW }).replace('name', 'secret')}`,
      null,
      'secret',
      /没有 secret 这一列，删去它/,
    ],
    [
      'two keys of an institution on a day',
      'keys',
      keysFile({ validFrom: TOMORROW }, { validFrom: TOMORROW }),
      3,
      'code',
      /和第 2 行是同一天的同一家/,
    ],
    [
      'a kind of disease that there is not',
      'diseases',
      diseasesFile({ kind: '大病' }),
      2,
      'kind',
      /是 diagnosis、chronic、daySurgery 之一，现在是“大病”/,
    ],
    [
      'a disease that ends before it begins',
      'diseases',
      diseasesFile({ validFrom: TOMORROW, validBefore: '2026-10-20' }),
      2,
      'validBefore',
      /早于 validFrom 2026-10-21/,
    ],
    ['a disease without a name', 'diseases', diseasesFile({ name: '' }), 2, 'name', /name 不能空/],
    [
      'a code whose zeros a spreadsheet has taken away',
      'catalogue',
      itemsFile({}, { code: '12300', validFrom: TOMORROW }),
      3,
      'code',
      /code 12300 少了前面的 0，登记簿里是 0012300；在 Excel 里把这一列设成文本/,
    ],
    ['no workbook', 'catalogue', 'PK\u0003\u0004', null, null, /不是能读的 Excel 文件/],
  ])(
    '%s is told by line, field and what to do, and nothing waits',
    async (_, register, file, line, field, says) => {
      const { status, body } = await desk.ask('xu', register, file)
      expect(status).toBe(422)
      expect(body.faults).toContainEqual({ line, field, sentence: expect.stringMatching(says) })
      const { body: lists } = await desk.get<{ waiting: ChangeView[] }>('xu', '/api/register-changes')
      expect(lists.waiting).toEqual([])
    },
  )
})
