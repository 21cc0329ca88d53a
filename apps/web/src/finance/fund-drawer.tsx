import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FundBalance, FundDay } from '@tongchou/settlement/contract'
import { Drawer } from 'antd'
import { useState } from 'react'
import { count } from '../format/amounts.ts'
import { type Column, days, money, numbers, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { DayField } from '../parts/day-field.tsx'
import { districtName } from '../parts/district-name.tsx'
import { Loading } from '../parts/states.tsx'
import { fundDaysQuery } from './finance-queries.ts'

type DistrictBalance = FundBalance['districts'][number]

/** One fund to the fen: by district, and day by day, from where each day's journals and their settlements open. */
export function FundDrawer(props: { fund: FundBalance; through: string; onClose: () => void }) {
  const { fund, through, onClose } = props
  const [month, setMonth] = useState(through.slice(0, 7))
  const { data } = useQuery(fundDaysQuery(fund.fund, month))
  const districts = [...fund.districts, ...(fund.districts.length > 1 ? [{ ...fund, district: '' }] : [])]
  const byDistrict = DISTRICTS.filter((it) => fund.accounts !== null || it.head !== '账户结存（元）')
  return (
    <Drawer
      open
      title={`${fund.name} · 截至 ${through}`}
      size={fund.accounts === null ? 820 : 940}
      onClose={onClose}
      className="fund-drawer"
    >
      <h3>
        各统筹区
        <ExportButton of={{ name: `${fund.name} ${through}`, columns: byDistrict, rows: districts }} />
      </h3>
      <DataTable columns={byDistrict} rows={districts} keyOf={(it) => it.district} />
      <h3>
        每天记账
        <DayField
          isMonth
          isSmall
          mayClear={false}
          label="看另一个月"
          value={month}
          onChange={(it) => setMonth(it ?? month)}
        />
        <ExportButton of={{ name: `${fund.name} ${month}`, columns: DAYS, rows: data?.days ?? [] }} />
      </h3>
      {data === undefined ? (
        <Loading />
      ) : data.days.length === 0 ? (
        <p className="hint">{month} 没有记账。</p>
      ) : (
        <DataTable columns={DAYS} rows={data.days} keyOf={(it) => it.day} />
      )}
    </Drawer>
  )
}

const nameOf = (it: DistrictBalance) => (it.district === '' ? '合计' : districtName(it.district))

const DISTRICTS: readonly Column<DistrictBalance>[] = [
  words('统筹区', nameOf),
  money('本月支出（元）', (it) => it.spentThisMonth),
  money('本年支出（元）', (it) => it.spentThisYear),
  money('应付机构（元）', (it) => it.payable),
  money('应付个人（元）', (it) => it.persons),
  money('本年付个人（元）', (it) => it.paid),
  money('账户结存（元）', (it) => it.accounts),
]

const DAYS: readonly Column<FundDay>[] = [
  days(
    '日期',
    (it) => it.day,
    (it) => (
      <Link to="/finance/$day" params={{ day: it.day }} data-row>
        {it.day}
      </Link>
    ),
  ),
  numbers(
    '记账笔数',
    (it) => String(it.journals),
    (it) => count(it.journals),
  ),
  money('支出（元）', (it) => it.spent),
  money('应付机构（元）', (it) => it.payable),
  money('应付个人（元）', (it) => it.persons),
  money('付个人（元）', (it) => it.paid),
]
