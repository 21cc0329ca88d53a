const NAMES: Readonly<Record<string, string>> = {
  '420802': '东宝区',
  '420804': '掇刀区',
  '420822': '沙洋县',
  '420881': '钟祥市',
  '420882': '京山市',
  '420871': '漳河新区',
  '420872': '屈家岭管理区',
  '420873': '高新区',
  '500106': '沙坪坝区',
}

/** The districts to choose from. */
export const DISTRICTS = Object.entries(NAMES).map(([value, label]) => ({ value, label }))

/** A district code in words; the code itself where it is not one of the city. */
export const districtName = (code: string): string => NAMES[code] ?? code

/** A sentence of the register of institutions with its districts in words: 区县 东宝区. */
export const withDistrictNames = (sentence: string): string =>
  sentence.replace(/区县 [^，；]+/g, (part) => part.replace(/\d{6}/g, districtName))

/** The scope of a right in words: one district, several, or the whole city. */
export const districtsName = (scope: string): string =>
  scope === '*' ? '全市' : scope.split(',').map(districtName).join('、')

export const DistrictName = ({ code }: { code: string }) => <span>{districtName(code)}</span>
