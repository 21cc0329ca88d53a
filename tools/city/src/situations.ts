import type { RecordedEvent } from '@tongchou/insured'
import { addDays, type CivilDate, civilDate, fen, monthOf, plusMonths, yearOf } from '@tongchou/kernel'
import { ITEMS } from './catalogue.ts'
import { filing } from './conditions.ts'
import {
  employerEnrolment,
  flexibleEnrolment,
  monthStart,
  residentEnrolment,
  retiredEnrolment,
  yearStart,
} from './cover.ts'
import { booksOpenOn, yearsOf } from './deposits.ts'
import { arrearsMadeGood, owing, paidEmployment, residentYear, retiredSince } from './facts.ts'
import type { CityPerson, Deposit, Sex } from './person.ts'
import { STORY_CENTRE, STORY_HOSPITAL } from './providers.ts'
import { credentialsOf, namedPerson } from './special-person.ts'

/** The person of the story in the pictures: 示例·张三. */
export const STORY_PERSON_NO = '420802900017'

/** A person in a typical situation, for the sandbox's fixtures and the workbench's examples. */
export interface Situation {
  readonly key: string
  readonly personNo: string
  readonly name: string
  /** What is special about the person, in one Chinese phrase. */
  readonly situation: string
  readonly voucher: string
  readonly card: string
}

interface Definition {
  readonly name: string
  readonly sex: Sex
  /** Years before the city's last day, so that a child stays a child. */
  readonly age: number
  readonly situation: string
  readonly insured: (until: CivilDate) => Parameters<typeof namedPerson>[1]
}

const EMPLOYER = '示例·象山机械有限公司'
const HIRED = civilDate('2016-05-03')

/** Residents of the sandbox have paid for every year that a demo may reach. */
const residentYears = (until: CivilDate, bornOn: CivilDate): RecordedEvent[] =>
  [...yearsOf(until), yearOf(until) + 1].flatMap((year) => residentYear(year, bornOn, until))

const employee = (until: CivilDate, balance = 0, facts = paidEmployment('employer', HIRED, until)) => ({
  enrolments: [employerEnrolment(HIRED, EMPLOYER)],
  facts,
  deposits: opening(until, balance),
})

/** Grown up before the years for which the sandbox's residents paid. */
const resident = (until: CivilDate) => ({
  enrolments: [residentEnrolment(yearStart(2017))],
  facts: residentYears(until, yearStart(2010)),
})

const pensioner = (until: CivilDate) => ({
  enrolments: [retiredEnrolment(HIRED, EMPLOYER)],
  facts: retiredSince(monthStart(HIRED)),
  deposits: opening(until, 0),
})

const opening = (until: CivilDate, balance: number): Deposit[] =>
  balance === 0 ? [] : [{ kind: 'opening', on: booksOpenOn(until), amount: fen(balance) }]

const recently = (until: CivilDate) => addDays(until, -40)

const separateDrug = ITEMS.find((item) => item.isSeparateDrug)?.code ?? ''

/** Keys in the order of the person numbers 420802 900101, 900102 …; append only. */
const DEFINITIONS: Readonly<Record<string, Definition>> = {
  plainEmployee: define('钱一', 'M', 38, '职工在职，账户余额为零', (until) => employee(until)),
  employeeWithAccount: define('孙二', 'F', 44, '职工在职，账户有余额', (until) => employee(until, 300_000)),
  flexibleWithoutAccount: define('李四', 'M', 41, '灵活就业按 8% 缴费，没有个人账户', (until) => ({
    enrolments: [flexibleEnrolment(HIRED, false)],
    facts: paidEmployment('flexible', HIRED, until),
  })),
  retired: define('周五', 'M', 67, '职工退休，账户有余额', (until) => ({
    ...pensioner(until),
    deposits: opening(until, 186_000),
  })),
  resident: define('吴六', 'F', 52, '城乡居民', (until) => resident(until)),
  child: define('郑小七', 'M', 9, '14 周岁及以下儿童，居民', (until) => resident(until)),
  newborn: define('王小八', 'F', 0, '新生儿，出生当年免缴', (until) => newborn(until)),
  dibao: define('冯九', 'M', 58, '低保对象，居民', (until) => ({
    ...resident(until),
    categories: [{ category: 'dibao', source: '民政部门', from: yearStart(2025), before: null }],
  })),
  tekun: define('陈十', 'M', 71, '特困人员，居民', (until) => ({
    ...resident(until),
    categories: [{ category: 'tekun', source: '民政部门', from: yearStart(2025), before: null }],
  })),
  nearMaximumEmployee: define('褚十一', 'M', 55, '职工，本年统筹支付接近最高限额', (until) =>
    employee(until),
  ),
  nearMaximumResident: define('卫十二', 'F', 49, '居民，本年统筹支付接近最高限额', (until) =>
    resident(until),
  ),
  aboveCatastrophicEmployee: define('蒋十三', 'F', 47, '职工，合规自付已过大额起付线', (until) =>
    employee(until),
  ),
  aboveCatastrophicResident: define('沈十四', 'M', 63, '居民，合规自付已过大病起付线', (until) =>
    resident(until),
  ),
  hypertension: define('韩十五', 'M', 61, '居民，高血压用药保障', (until) => ({
    ...resident(until),
    filings: [filing('twoDisease', 'hypertension', recently(until))],
  })),
  diabetes: define('杨十六', 'F', 59, '居民，糖尿病用药保障', (until) => ({
    ...resident(until),
    filings: [filing('twoDisease', 'diabetes', recently(until))],
  })),
  chronic: define('朱十七', 'M', 66, '职工退休，门诊慢特病备案（糖尿病 M01600）', (until) => ({
    ...pensioner(until),
    filings: [filing('chronic', 'M01600', recently(until))],
  })),
  separateDrug: define('秦十八', 'F', 54, '职工，单独支付药品备案', (until) => ({
    ...employee(until),
    filings: [filing('separateDrug', separateDrug, recently(until), 365)],
  })),
  offsiteLongTerm: define('尤十九', 'M', 69, '职工退休，异地长期居住备案', (until) => ({
    ...pensioner(until),
    filings: [filing('offsite', 'longTerm', recently(until), 1_460)],
  })),
  offsiteReferral: define('许二十', 'F', 50, '居民，转诊异地就医备案（至示例·武汉中心医院）', (until) => ({
    ...resident(until),
    filings: [{ ...filing('offsite', 'referral', recently(until), 365), toProvider: 'H42010600001' }],
  })),
  offsiteUnfiled: define('何廿一', 'M', 36, '职工，异地就医未备案', (until) => employee(until)),
  referralUp: define('吕廿二', 'F', 57, '居民，市内上转备案', (until) => ({
    ...resident(until),
    filings: [
      {
        ...filing('referral', 'up', recently(until), 180),
        fromProvider: STORY_CENTRE,
        toProvider: STORY_HOSPITAL,
      },
    ],
  })),
  oncologySecondStay: define('施廿三', 'M', 60, '职工，本年已有一次放化疗住院', (until) => employee(until)),
  pregnantEmployee: define('张廿四', 'F', 29, '职工，孕期产前检查', (until) => employee(until)),
  pregnantResident: define('孔廿五', 'F', 27, '居民，配偶参加职工医保（含生育）', (until) => ({
    ...resident(until),
    filings: [filing('maternity', '420802900101', recently(until), 300)],
  })),
  waiting: define('曹廿六', 'M', 33, '灵活就业首次参保，等待期内', (until) => ({
    enrolments: [flexibleEnrolment(addDays(until, -3), true)],
    facts: paidEmployment('flexible', addDays(until, -3), until),
  })),
  arrearsMadeGood: define('严廿七', 'F', 45, '职工，欠费 2 个月已补缴，待遇追溯', (until) =>
    employee(until, 52_000, arrearsMadeGood(HIRED, plusMonths(monthOf(until), -6), until)),
  ),
  uncovered: define('华廿八', 'M', 42, '灵活就业，欠费超过三个月，不享受待遇', (until) => ({
    enrolments: [flexibleEnrolment(HIRED, true)],
    facts: owing('flexible', HIRED, plusMonths(monthOf(until), -6)),
    deposits: opening(until, 31_000),
  })),
  employerLiable: define('金廿九', 'F', 39, '职工，单位欠缴，费用由单位承担', (until) =>
    employee(until, 0, owing('employer', HIRED, plusMonths(monthOf(until), -3))),
  ),
  retiredCadre: define('魏三十', 'M', 92, '离休人员，不按普通参保人结算', (until) => ({
    ...employee(until),
    specialStatus: 'retiredCadre',
  })),
  student: define('陶卅一', 'F', 20, '沙坪坝大学生（二档）', () => ({
    district: '500106',
    enrolments: [
      {
        ...residentEnrolment(civilDate('2025-09-01')),
        scheme: 'student',
        enrolledAs: 'student',
        status: 'student',
        tier: 2,
      },
    ],
    elsewhere: [
      {
        from: civilDate('2025-09-01'),
        before: null,
        scheme: 'student',
        state: 'entitled',
        clause: 'CQ-1',
        reason: '在校期间由学校统一参保，按学年享受待遇',
      },
    ],
  })),
}

/** The fixed list: person numbers stay the same in every city. */
export const SITUATIONS: readonly Situation[] = Object.entries(DEFINITIONS).map(([key, it], at) => ({
  key,
  personNo: `420802${900_101 + at}`,
  name: `示例·${it.name}`,
  situation: it.situation,
  ...credentialsOf(`420802${900_101 + at}`),
}))

/** The persons of the situations, as they stand before any care. */
export const situationPersons = (until: CivilDate): CityPerson[] =>
  Object.values(DEFINITIONS).map((it, at) => {
    const bornOn =
      it.age === 0 ? bornThisYear(until) : civilDate(`${yearOf(until) - it.age - 1}-06-${10 + (at % 20)}`)
    const personNo = `420802${900_101 + at}`
    const registered = it.age < 12 ? { registeredOn: bornOn } : {}
    return namedPerson(
      { personNo, name: it.name, sex: it.sex, bornOn, order: 20 + at, ...registered },
      it.insured(until),
    )
  })

function define(
  name: string,
  sex: Sex,
  age: number,
  situation: string,
  insured: Definition['insured'],
): Definition {
  return { name, sex, age, situation, insured }
}

/** Some forty days before the last day, but in its year. */
const bornThisYear = (until: CivilDate): CivilDate => {
  const born = recently(until)
  return yearOf(born) === yearOf(until) ? born : yearStart(yearOf(until))
}

function newborn(until: CivilDate) {
  const bornOn = bornThisYear(until)
  return {
    enrolments: [residentEnrolment(bornOn, true)],
    facts: [yearOf(until), yearOf(until) + 1].flatMap((year) => residentYear(year, bornOn, until)),
  }
}
