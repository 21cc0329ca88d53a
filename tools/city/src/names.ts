import type { Sex } from './person.ts'
import type { Random } from './random.ts'

/** Every invented person and institution carries this mark. */
export const MARK = '示例·'

const SURNAMES = [
  ...'李李李李王王王王张张张张刘刘刘陈陈陈杨杨赵黄黄周周吴吴徐孙胡胡朱高林何何郭马罗罗梁宋郑谢',
  ...'韩唐冯于董萧程程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊',
  ...'金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const MALE = [...'伟强磊洋勇军杰涛超明刚平辉鹏华飞斌波宇浩凯健俊帆鑫志建国栋峰亮松毅晨旭龙祥']
const FEMALE = [...'芳娜敏静丽艳娟霞秀玲桂兰英华慧巧美雅婷玉萍红娥梅琳洁莹雪倩颖露瑶怡婵薇菁凤']
const SECOND = [...'文德志建国永春晓家子海新云天立明小光仁玉世成安宏']

/** An invented name such as 示例·周建平. */
export function inventedName(random: Random, sex: Sex, surname = random.pick(SURNAMES)): string {
  const last = random.pick(sex === 'M' ? MALE : FEMALE)
  return `${MARK}${surname}${random.chance(6_500) ? random.pick(SECOND) : ''}${last}`
}

export const inventedSurname = (random: Random): string => random.pick(SURNAMES)

const EMPLOYER_FIRST = [...'荆楚汉江漳河龙泉东宝象山虎牙白云凤凰金虾泉水长宁石牌']
const EMPLOYER_TRADES = [
  '机械有限公司',
  '化工有限公司',
  '农业发展有限公司',
  '商贸有限公司',
  '建材有限公司',
  '物流有限公司',
  '纺织有限公司',
  '食品有限公司',
  '装备制造有限公司',
  '中学',
  '小学',
  '公共服务中心',
]

/** One of the city's some eight hundred invented employers. */
export function inventedEmployer(random: Random): string {
  const at = random.below(EMPLOYER_FIRST.length - 1)
  return `${MARK}${EMPLOYER_FIRST[at] ?? ''}${EMPLOYER_FIRST[at + 1] ?? ''}${random.pick(EMPLOYER_TRADES)}`
}
