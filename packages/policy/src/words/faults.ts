import type { z } from 'zod'
import type { CaseError, ShapeWords } from '../cases/shape.ts'

/** Why a file of the law is refused, in the words of whoever writes it: the reason and what to do. File, key and line stand beside it. */
export const LAW_FAULTS = {
  missingFile: '缺这个文件，请补上',
  unknownClause: (id: string) =>
    `引用的条款 ${id} 不在 sources.yaml 里：改正条款号，或先在 sources.yaml 里登记`,
  noOrigin: '没有核实的数字（verified: false）要写明出处，请加 origin',
  noDate: (text: string) => `没有 ${text} 这一天，日期写成 2025-03-01`,
  endsFirst: (from: string) => `从 ${from} 起的值，结束的日子早于开始，请改 to`,
  twoValues: (day: string) => `${day} 这一天有两个值，请改 from 或 to，让前一个先结束`,
  noValue: (day: string) => `${day} 这一天没有值，请补一条，或把 from 提前`,
  missingLayer: (folder: string, place: string) =>
    `${place}以 ${folder} 为上级，却没有上级的文件：请一并放进 above/`,
  countyOverrides: (county: string, city: string) =>
    `${county}不能改${city}的规定：全市各县执行同一办法（SP-3），请改市的政策`,
  noLayerAbove: (above: string, place: string) => `${above}不是${place}的上级，请改 extends`,
  cannotBind: '只有省和国家的规定可以强制（JM-38），请去掉 binding',
  twoBundles: (region: string, places: string) => `${region} 有两份政策：${places}，只能留一份`,
  invented: (place: string) => `${place}是虚构的地方，不能与真实的地方放在一起，请去掉一边`,
  countyOfCity: (county: string, city: string) =>
    `${county}属${city}，全市各县执行同一办法（SP-3），请去掉县的政策，改市的`,
  notInCatalogue: (code: string, from: string) =>
    `上级目录从 ${from} 起没有 ${code}，市里不能增加项目（JM-21），请去掉这一项`,
  betterClass: (code: string, from: string, above: string) =>
    `从 ${from} 起上级把 ${code} 定为 ${above} 类，市里不能放宽（JM-21），请按上级的类别`,
  higherCeiling: (code: string, from: string) =>
    `从 ${from} 起 ${code} 的限价高于上级，市里不能放宽（JM-21），请改到上级的限价以内`,
  aboveIsNotOurs: '省和国家的规定不能在本地的草案里改，请改本地自己的文件',
  noSuchFile: (file: string) => `政策里没有 ${file} 这个文件，请改正文件名`,
  fileExists: (file: string) => `政策里已有 ${file}，改它的值请写在 changes 里，或换一个文件名`,
  badFileName: (file: string) => `${file} 不能作文件名，请用小写字母、数字和连字符，写成 chronic.yaml`,
  clauseExists: (id: string) => `条款 ${id} 已经有了：另起一个条款号，或直接引用`,
  noHistory: (file: string, key: string) =>
    `${file} 里没有 ${key} 这一项，请改正 key；要新增这一项，请写 cite 和 entry`,
  dayTaken: (from: string) => `从 ${from} 起已有一个值，新的值请另定一天`,
  nothingToChange: (from: string) => `${from} 这一天没有值可改，请把 from 定在办法施行以后`,
  noSuchPart: (path: string) => `现行的值里没有 ${path}，请改正 set 里的键`,
  otherRegion: (draft: string, law: string) => `草案是给 ${draft} 的，现行政策是 ${law} 的，请选对地区`,
  otherBase: (hash: string) => `现行政策已是 ${hash}，不是起草时的那一版：请对照新版重新起草`,
} as const

/** What a value of the law must look like; a schema gives these as its message. */
export const LAW_VALUES = {
  percent: '应是百分比，写成 "85%"，最多两位小数',
  multiple: '应是倍数，不能是负数，最多四位小数',
  yuan: '应是以元计的金额，不能是负数，最多两位小数',
  day: '应是日期，写成 2025-03-01',
  monthDay: '应是月日，写成 12-31',
  region: '应是六位地区代码，写在引号里',
  setOrEntry: 'set（改哪几处）和 entry（整个新值）只能写一种，也必须写一种',
  noChange: '一份草案至少要改一处',
  payerOnce: '三种支付各写一次，不能重复',
  wholeShares: '各份合起来须正好是 100%',
} as const

/** Why a text is no YAML at all; the line stands beside it. */
export function sayYaml(code: string): string {
  const why = YAML_FAULTS[code] ?? '写法不合 YAML'
  return `这一行读不下去：${why}，请改正后再读`
}

const YAML_FAULTS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进没有对齐',
  TAB_AS_INDENT: '缩进用了制表符，应用空格',
  DUPLICATE_KEY: '同一个键写了两次',
  MISSING_CHAR: '缺括号、引号、逗号或冒号',
  BLOCK_AS_IMPLICIT_KEY: '一行里写了两个键',
  MULTILINE_IMPLICIT_KEY: '键不能跨行，可能少了冒号',
  BLOCK_IN_FLOW: '方括号或花括号没有收尾',
  BAD_SCALAR_START: '这个字符不能开头，请加引号',
  UNEXPECTED_TOKEN: '有多余的字符',
  MULTIPLE_DOCS: '一个文件里写了几份文档',
}

/** What is wrong with a value that a schema refuses, and what to do. */
export function sayIssue(issue: z.core.$ZodIssue, given: unknown): string {
  const what = shown(given)
  switch (issue.code) {
    case 'unrecognized_keys':
      return `没有 ${issue.keys.join('、')} 这个键，多半是拼错了，请改正或删去`
    case 'invalid_type':
      return given === undefined ? MISSING : `${what} 应是${TYPES[issue.expected] ?? '别的写法'}`
    case 'invalid_value':
      if (given === undefined) return MISSING
      return `${what} 不是可填的值，请填${issue.values.length === 1 ? '' : '其中一个：'}${issue.values.join('、')}`
    case 'too_small':
      return isSized(issue.origin)
        ? `至少要有 ${issue.minimum} ${pieces(issue.origin)}，请补上`
        : `${what} 太小，最小是 ${issue.minimum}`
    case 'too_big':
      return isSized(issue.origin)
        ? `最多 ${issue.maximum} ${pieces(issue.origin)}，请减少`
        : `${what} 太大，最大是 ${issue.maximum}`
    case 'invalid_union':
      return given === undefined ? MISSING : `${what} 不合任何一种写法，请照格式改正`
    case 'custom':
      if (issue.params?.code === 'bad-date') return `${what} 不是存在的日期，日期写成 2025-03-01`
      return CHINESE.test(issue.message) ? `${what} ${issue.message}` : `${what} 的写法不对，请照格式改正`
    default:
      return CHINESE.test(issue.message) ? `${what} ${issue.message}` : `${what} 的写法不对，请照格式改正`
  }
}

const MISSING = '没有写，请补上'
const CHINESE = /\p{Script=Han}/u
const TYPES: Readonly<Record<string, string>> = {
  int: '整数',
  number: '数',
  string: '文字，写在引号里',
  boolean: 'true 或 false',
  array: '一列值',
  object: '一组键和值',
  record: '一组键和值',
  tuple: '一列值',
}
const isSized = (origin: string): boolean => origin === 'array' || origin === 'string' || origin === 'set'

const pieces = (origin: string): string => (origin === 'string' ? '个字' : '项')

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? '')
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** What a line of a population file must be, besides the shape of its person and care. */
export const POPULATION_FAULTS = {
  notJson: '这一行不是一个完整的 JSON 对象：一行写一个人，请检查引号、逗号和括号',
  otherYear: (year: number, first: string) =>
    `不在 ${year} 待遇年度（从 ${first} 起）之内，请只放这一年的就医`,
  order: '结束早于前一次就医，请按结束的日期排列',
} as const

/** The shape of a line of a population file, as `shapeError` says it. */
export const SHAPE_IN_CHINESE: ShapeWords = {
  unknownKey: (key) => `没有 ${key} 这个键，多半是拼错了，请改正或删去`,
  missing: (key) => `缺 ${key}，请补上`,
  negative: (given) => `${given} 是负数，金额和次数都不能小于零`,
  value: sayIssue,
}

/** Facts of a line that cannot be true together, by the code that `checkFacts` gives. */
export function sayFacts({ code, path }: CaseError): string {
  const at = Object.entries(FACT_FAULTS[code] ?? {}).find(([end]) => path.endsWith(end))
  return at?.[1] ?? '与这一行别的内容矛盾，请对照格式改正'
}

/** Code → end of the path → what to say. */
const FACT_FAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-rule': { region: '这个地方没有待遇规定，不能测算，请换一个地区' },
  'special-status': { status: '离休、老红军和一至六级残疾军人不按普通参保人结算（JM-37），请去掉这个人' },
  'bad-status': {
    status:
      '身份与险种对不上：employee 请填 active、retired 或 flexible，resident 请填 resident，student 请填 student',
  },
  'bad-tier': { tier: '档次不对：分档的地方，学生须填 1 或 2；不分档的地方请去掉' },
  'bad-date': {
    birthDate: '出生晚于就医，请核对两个日期',
    end: '结束早于开始，请核对两个日期',
    date: '项目的日期不在这次就医之内，请核对',
  },
  'bad-facility': {
    kind: '这类就医不能在这种机构发生，请改机构或就医类型',
    level: '校医院是一级机构，请填 1',
  },
  'bad-offsite': { offsite: '异地情形与机构所在对不上：外地机构请写情形，本地机构请填 none 或 longTerm' },
  'bad-benefit-code': {
    benefitCode: '病种与就医类型或人员的认定对不上：门诊慢特病须写病种，其余请去掉或补认定',
  },
  'amount-mismatch': { amount: '金额不等于单价乘数量（四舍五入到分），请核对三个数' },
  'bad-fee': { fee: '只有服务项目可以标 fee，请去掉或改 kind' },
  'bad-bonus': { bonusPoints: '提高的点数只给中医项目，且须在本地规定的范围内，请核对' },
  'bad-value': { amount: '各行金额合起来超过 10^15 分，请核对单位是不是分' },
}
