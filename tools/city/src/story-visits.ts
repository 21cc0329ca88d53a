import { addDays, type CivilDate } from '@tongchou/kernel'
import { STORY_CENTRE, STORY_HOSPITAL } from './providers.ts'
import { storyDays } from './story.ts'
import { type PlannedLine, type PlannedVisit, providerOf, scripted } from './visit.ts'

type Piece = readonly [name: string, pieces: number, price?: string]

/**
 * The year of 示例·张三 as the pictures tell it: four visits and a stay bring pooled pay to 44,381.50 and the compliant burden to
 * 7,948.50; the stay of 54 lines then costs 54,110.70.
 */
export function storyVisits(until: CivilDate): PlannedVisit[] {
  const days = storyDays(until)
  const [january, april, june, august] = days.visits
  return [
    visit(january, [
      ['一般诊疗费', 1],
      ['糖化血红蛋白测定', 1],
      ['肾功能检查(组合)', 1],
      ['常规心电图检查', 1],
      ['甲状腺功能检查(组合)', 1],
      ['心脏彩色多普勒超声', 1],
      ['阿托伐他汀钙片', 1],
      ['美托洛尔缓释片', 3],
      ['麝香保心丸', 3],
    ]),
    stay(days.firstStayFrom, 12, FIRST_STAY, 'I48.x01', false),
    visit(april, [
      ['一般诊疗费', 1],
      ['血脂检查(组合)', 1],
      ['肾功能检查(组合)', 1],
      ['电解质检查(组合)', 1],
      ['常规心电图检查', 1],
      ['速效救心丸', 2],
      ['复方丹参滴丸', 3],
    ]),
    visit(june, [
      ['一般诊疗费', 1],
      ['葡萄糖测定', 1],
      ['血脂检查(组合)', 1],
      ['电解质检查(组合)', 1],
      ['苯磺酸氨氯地平片', 1],
      ['缬沙坦胶囊', 2],
      ['通心络胶囊', 3],
      ['麝香保心丸', 3],
    ]),
    visit(august, [
      ['一般诊疗费', 1],
      ['肾功能检查(组合)', 1],
      ['阿司匹林肠溶片', 1],
      ['通心络胶囊', 1],
      ['苯磺酸氨氯地平片', 3],
      ['阿托伐他汀钙片', 3],
      ['复方丹参滴丸', 2],
      ['麝香保心丸', 3],
    ]),
    stay(days.stayFrom, 9, STORY_STAY, 'I44.200', true),
  ]
}

const visit = (on: CivilDate, pieces: readonly Piece[]): PlannedVisit => ({
  kind: 'outpatient',
  provider: providerOf(STORY_CENTRE),
  startedOn: on,
  endedOn: on,
  diagnosis: 'I10.x00',
  department: '全科',
  lines: pieces.map(([name, count, price]) => scripted(name, count, on, price)),
  useAccount: true,
  minute: 585,
})

function stay(
  from: CivilDate,
  days: number,
  pieces: readonly Piece[],
  diagnosis: string,
  useAccount: boolean,
): PlannedVisit {
  const on = (at: number): CivilDate => addDays(from, Math.min(days, Math.floor(at / 5)))
  const lines: PlannedLine[] = pieces.map(([name, count, price], at) => scripted(name, count, on(at), price))
  const endedOn = addDays(from, days)
  const provider = providerOf(STORY_HOSPITAL)
  const department = '心血管内科'
  return {
    kind: 'inpatient',
    provider,
    startedOn: from,
    endedOn,
    diagnosis,
    department,
    lines,
    useAccount,
    minute: 642,
  }
}

/** 54 lines: two consumables, 35 of class 甲, 14 of 乙, one of TCM, two of 丙. */
export const STORY_STAY: readonly Piece[] = [
  ['双腔永久起搏器', 1],
  ['心房/心室电极导线', 2],
  ['永久起搏器安置术', 1],
  ['注射用头孢唑林钠', 24],
  ['替格瑞洛片', 4],
  ['心脏彩色多普勒超声', 2],
  ['普通病房床位费(三人间)', 9],
  ['冠状动脉造影术', 1],
  ['住院诊察费', 9],
  ['Ⅰ级护理', 3],
  ['Ⅱ级护理', 6],
  ['静脉输液', 18],
  ['静脉采血', 6],
  ['心电监测', 72],
  ['血氧饱和度监测', 48],
  ['氧气吸入', 24],
  ['常规心电图检查', 4],
  ['动态心电图', 1],
  ['血细胞分析(五分类)', 3],
  ['尿液分析', 2],
  ['C反应蛋白测定', 2],
  ['肝功能检查(组合)', 2],
  ['肾功能检查(组合)', 2],
  ['血脂检查(组合)', 1],
  ['电解质检查(组合)', 3],
  ['心肌酶谱检查', 2],
  ['肌钙蛋白测定', 2],
  ['凝血功能检查(组合)', 2],
  ['D-二聚体测定', 1],
  ['甲状腺功能检查(组合)', 1],
  ['胸部正侧位摄影(DR)', 2],
  ['CT平扫', 1],
  ['局部浸润麻醉', 1],
  ['重症监护', 27],
  ['氯化钠注射液', 25],
  ['阿司匹林肠溶片', 1],
  ['阿托伐他汀钙片', 2],
  ['美托洛尔缓释片', 2],
  ['B型钠尿肽前体测定', 2],
  ['降钙素原测定', 1],
  ['冠状动脉CT造影', 1],
  ['注射用泮托拉唑钠', 10],
  ['沙库巴曲缬沙坦钠片', 5],
  ['曲美他嗪片', 5],
  ['尼可地尔片', 5],
  ['依诺肝素钠注射液', 10],
  ['复方氨基酸注射液(18AA)', 5],
  ['依折麦布片', 5],
  ['术后镇痛', 1],
  ['异甘草酸镁注射液', 10],
  ['人血白蛋白', 1, '374.50'],
  ['普通针刺', 6],
  ['陪护床费', 9],
  ['进口功能性敷料', 6],
]

/** 56,418.90, of which 52,340.00 is eligible. */
const FIRST_STAY: readonly Piece[] = [
  ['经导管心脏射频消融术', 1],
  ['心内电生理检查', 1],
  ['冠状动脉造影术', 1],
  ['射频消融导管', 1],
  ['血管内超声诊断导管', 1],
  ['普通病房床位费(三人间)', 12],
  ['住院诊察费', 12],
  ['Ⅰ级护理', 5],
  ['Ⅱ级护理', 7],
  ['重症监护', 120],
  ['心电监测', 168],
  ['血氧饱和度监测', 168],
  ['氧气吸入', 96],
  ['微量泵输注', 144],
  ['静脉输液', 36],
  ['静脉采血', 10],
  ['动脉采血', 6],
  ['血气分析', 6],
  ['心脏彩色多普勒超声', 3],
  ['动态心电图', 2],
  ['常规心电图检查', 8],
  ['CT平扫', 3],
  ['CT增强扫描', 2],
  ['胸部正侧位摄影(DR)', 3],
  ['颈部血管彩色多普勒超声', 1],
  ['腹部彩色多普勒超声', 1],
  ['肌钙蛋白测定', 5],
  ['心肌酶谱检查', 4],
  ['凝血功能检查(组合)', 4],
  ['肝功能检查(组合)', 3],
  ['肾功能检查(组合)', 3],
  ['电解质检查(组合)', 5],
  ['甲状腺功能检查(组合)', 1],
  ['血细胞分析(五分类)', 5],
  ['全身麻醉', 1],
  ['注射用头孢唑林钠', 36],
  ['盐酸胺碘酮注射液', 24],
  ['注射用尿激酶', 20],
  ['氯化钠注射液', 60],
  ['肝素钠注射液', 12],
  ['呼吸机辅助呼吸', 96],
  ['中心静脉穿刺置管', 1],
  ['特级护理', 24],
  ['生脉注射液', 30],
  ['参麦注射液', 45, '35.69'],
  ['B型钠尿肽前体测定', 3],
  ['降钙素原测定', 2],
  ['磁共振平扫', 1],
  ['尼可地尔片', 5],
  ['达比加群酯胶囊', 5],
  ['术后镇痛', 1],
  ['依诺肝素钠注射液', 10],
  ['复方氨基酸注射液(18AA)', 5],
  ['人血白蛋白', 1, '278.25'],
  ['进口功能性敷料', 6],
]
