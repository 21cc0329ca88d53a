import type { Sections } from '../bundle/sections.ts'
import { LEVEL_WORDS, MOVEMENT_WORDS, namesOf, PAYER_WORDS } from './names.ts'
import { count, list, percent, type Sentence, say, value, yuan } from './sentence.ts'
import type { WordsOf } from './vocabulary.ts'

type Funds = Pick<
  Required<Sections>,
  | 'surplus'
  | 'publication'
  | 'budget'
  | 'fundPaths'
  | 'catastrophicFund'
  | 'enterpriseFinancing'
  | 'localDuties'
  | 'reconciliation'
  | 'shortfall'
  | 'agreement'
  | 'accountStatement'
  | 'outpatientGrant'
  | 'birthSubsidy'
>

const STATION_WORDS: Readonly<Record<string, string>> = {
  payer: '缴费人',
  incomeAccount: '收入户',
  treasury: '同级国库',
  fiscalAccount: '财政专户',
  expenditureAccount: '支出户',
  payee: '收款人',
}

const DUTY_WORDS: Readonly<Record<string, string>> = {
  matchingSubsidy: '地方财政配套补助',
  surplus: '结余基金上解',
  levy: '基金征收任务',
}

const INCOME_WORDS: Readonly<Record<string, string>> = {
  employerContribution: '单位缴费',
  personalContribution: '个人缴费',
  governmentSubsidy: '政府补助',
  donation: '社会捐助',
  interest: '利息',
  other: '其他',
}

const BOOK_WORDS: Readonly<Record<string, string>> = { tax: '税务', finance: '财政', agency: '医保' }

const BASIC_FUND_WORDS: Readonly<Record<string, string>> = { employee: '职工基金', resident: '居民基金' }

const ITEM_WORDS: Readonly<Record<string, string>> = { drug: '药品', consumable: '耗材' }

const TRACKED_WORDS: Readonly<Record<string, string>> = {
  paymentCeiling: '年度支付额度',
  averageCost: '次均费用',
}

const way = (path: string, stations: readonly string[]): Sentence =>
  value(path, stations.map((one) => STATION_WORDS[one] ?? one).join('→'))

/** 4% 以内, 不低于 80%, 5.5%—6.49%. */
function bounds(
  path: string,
  { least, most }: { least?: number | undefined; most?: number | undefined },
): Sentence {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  if (least !== undefined && most !== undefined)
    return say`${percent(at('least'), least)}—${percent(at('most'), most)}`
  if (most !== undefined) return say`不超过 ${percent(at('most'), most)}`
  return least === undefined ? say`不设限` : say`不低于 ${percent(at('least'), least)}`
}

const shares = (of: Readonly<Record<string, number>>): Sentence =>
  list(
    Object.entries(of).map(
      ([bearer, share]) => say`${PAYER_WORDS[bearer] ?? bearer} ${percent(`shares.${bearer}`, share)}`,
    ),
  )

/** 基金、协议和学生门诊包干的各节. */
export const FUND_WORDS: WordsOf<Funds> = {
  surplus: {
    months: {
      title: '累计结余',
      say: (entry) =>
        say`控制在 ${count('least', entry.least, '')}—${count('most', entry.most, '个月')}的平均支付水平，平均按最近 ${count('averagedOver', entry.averagedOver, '个月')}计；低于或高于都预警。`,
    },
  },
  publication: {
    figures: {
      title: '收支和运行信息公开',
      say: (entry) =>
        say`${value('periods', entry.periods.map((months) => (months === 12 ? '每年' : '每季')).join('、'))}公开分类收入（${value('income.kinds', namesOf(entry.income.kinds, INCOME_WORDS))}）、按待遇分的支出、结余和可付月数。`,
    },
  },
  budget: {
    balance: {
      title: '预算平衡',
      say: (entry) =>
        say`以收定支、收支平衡、略有结余；支出超过收入${value('deficitNeedsApproval', entry.deficitNeedsApproval ? '须经批准' : '不须批准')}。`,
    },
    execution: {
      title: '预算执行',
      say: (entry) =>
        say`各级支出不超过本级预算；超过的部分${value('overrunNeedsApproval', entry.overrunNeedsApproval ? '未经批准不拨付' : '照拨并记为超支')}，不影响参保人的待遇。`,
    },
  },
  fundPaths: {
    paths: {
      title: '基金的收支路径',
      say: (entry) =>
        say`收入 ${way('income', entry.income)}${entry.payment === undefined ? '' : say`；支出 ${way('payment', entry.payment)}`}；各险种之间不得相互挤占和调剂。`,
    },
  },
  catastrophicFund: {
    surplus: {
      title: '职工大额补助结余',
      say: (entry) =>
        say`并入${value('joins', entry.joins === 'employeePooled' ? '职工医保统筹基金' : entry.joins)}使用。`,
    },
    transfer: {
      title: '居民大病保险资金',
      say: (entry) =>
        say`从居民基金划拨上年度人均筹资标准的 ${percent('share', entry.share)}，年度决定在 ${bounds('', entry)}之间，个人不缴费。`,
    },
  },
  enterpriseFinancing: {
    financing: {
      title: '职工补充医疗保险筹资',
      say: (entry) => say`${bounds('', entry)}的上年度职工工资总额，单独建账，不得划入个人账户。`,
    },
  },
  localDuties: {
    duties: {
      title: '各县应落实的事项',
      say: (entry) => say`${value('items', namesOf(entry.items, DUTY_WORDS))}，列入考核。`,
    },
  },
  reconciliation: {
    books: {
      title: '对账',
      say: (entry) =>
        say`定期核对${value('compared', namesOf(entry.compared, BOOK_WORDS))}的征缴金额和入库资金，差异逐项列出。`,
    },
  },
  shortfall: {
    unpaidBefore: {
      title: '统筹前的应付未付费用',
      say: (entry) =>
        say`${value('funds', namesOf(entry.funds, BASIC_FUND_WORDS))}在统收统支前应付未付的费用，由各县基金支付，滚存结余不足的由本级政府清偿。`,
    },
    sharing: {
      title: '超支分担',
      say: (entry) => say`${shares(entry.shares)}。`,
    },
  },
  agreement: {
    outOfPolicy: {
      title: '政策外费用占比',
      say: (entry) =>
        say`平均：${list(
          Object.entries(entry.byLevel).map(
            ([level, of]) => say`${LEVEL_WORDS[level] ?? level}${bounds(`byLevel.${level}`, of)}`,
          ),
        )}。`,
    },
    procurement: {
      title: '集中带量采购占比',
      say: (entry) => say`报告${value('kinds', namesOf(entry.kinds, ITEM_WORDS))}中选品种的费用占比。`,
    },
    tracking: {
      title: '协议额度',
      say: (entry) => say`${value('figures', namesOf(entry.figures, TRACKED_WORDS))}逐月跟踪。`,
    },
    deposit: {
      title: '服务质量保证金',
      say: (entry) =>
        say`按应付费用的 ${percent('share', entry.share)} 预留；${list(
          entry.returned.map(
            ({ score, share }, at) =>
              say`考核 ${count(`returned.${at}.score`, score, '分')}及以上返还 ${percent(`returned.${at}.share`, share)}`,
          ),
        )}，再低的不返还。`,
    },
  },
  accountStatement: {
    kinds: {
      title: '个人账户收支统计',
      say: (entry) =>
        say`收入分${value('income', namesOf(entry.income, MOVEMENT_WORDS))}；支出分${value('spending', namesOf(entry.spending, MOVEMENT_WORDS))}。`,
    },
  },
  outpatientGrant: {
    grant: {
      title: '普通门诊包干',
      say: (entry) =>
        say`每人每年：${list(
          (['tier1', 'tier2'] as const).map(
            (tier) =>
              say`${tier === 'tier1' ? '一档' : '二档'} ${yuan(`${tier}.ordinary`, entry[tier].ordinary)}（困难学生 ${yuan(`${tier}.disadvantaged`, entry[tier].disadvantaged)}）`,
          ),
        )}，由校医院包干使用，结余和超支自理。`,
    },
  },
  birthSubsidy: {
    condition: {
      title: '计划生育补助的条件',
      say: () => say`${value('lawfulPregnancy', '符合计划生育规定的孕产妇')}按规定给予补助。`,
    },
    amount: {
      title: '计划生育补助',
      say: (entry) => say`每次生育 ${yuan('aBirth', entry.aBirth)}。`,
    },
  },
}
