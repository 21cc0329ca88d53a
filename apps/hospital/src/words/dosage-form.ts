/** What a generic drug name ends in, the longer before what it contains. */
const FORMS = [
  '注射液',
  '口服液',
  '混悬液',
  '胶囊',
  '颗粒',
  '糖浆',
  '合剂',
  '气雾剂',
  '吸入剂',
  '滴眼液',
  '滴丸',
  '栓剂',
  '软膏',
  '乳膏',
  '贴膏',
  '片',
  '丸',
  '散',
  '膏',
  '液',
]

const POWDER = /^注射用/

/** 剂型名称 of an item: generic names carry it, and what is no drug has none. */
export function dosageFormOf(name: string): string {
  if (POWDER.test(name)) return '粉针剂'
  const plain = name.replace(/[(（].*$/, '')
  return FORMS.find((form) => plain.endsWith(form)) ?? '无'
}
