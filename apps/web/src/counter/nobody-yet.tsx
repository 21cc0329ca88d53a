import { Empty } from '../parts/states.tsx'

/** The start of the day. */
export const NobodyYet = () => (
  <Empty title="从左边找人">姓名、身份证号、人员编号、医保码都可以，两个字起就开始找。</Empty>
)
