import { Link } from '@tanstack/react-router'
import { amountNow, type SettlementPage } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { hasRole, useStaff } from '../frame/session.ts'
import { AMOUNT_WORDS } from '../parts/words.ts'
import { SignedMoney } from '../readjudication/signed-money.tsx'

/** 差额凭证 of a settlement: by how much each amount differs from what stands above; nothing where there is none. */
export function Vouchers({ page }: { page: SettlementPage }) {
  const staff = useStaff()
  if (page.vouchers.length === 0) return null
  return (
    <section className="panel settlement-vouchers" aria-label="差额凭证">
      <h2>
        差额凭证 <span className="hint">上面是当时的结算</span>
      </h2>
      {page.vouchers.map((voucher) => (
        <article key={voucher.voucherId}>
          <p>
            <span className="num">{voucher.on}</span> {voucher.reason}{' '}
            <span className="hint">
              {voucher.askedBy} 申请，{voucher.approvedBy} 复核
            </span>
          </p>
          <dl>
            {SHOWN.filter((name) => voucher.differences[name] !== 0).map((name) => (
              <div key={name}>
                <dt>{AMOUNT_WORDS[name]}</dt>
                <dd>
                  <SignedMoney fen={voucher.differences[name] ?? 0} />
                </dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
      <p>
        现在一共：基金支付 <strong className="num">{yuan(amountNow(page, 'fundTotal'))}</strong>，账户{' '}
        <strong className="num">
          {yuan(amountNow(page, 'accountPay') + amountNow(page, 'familyAccountPay'))}
        </strong>
        ，现金 <strong className="num">{yuan(amountNow(page, 'cashPay'))}</strong>
      </p>
      {hasRole(staff, 'counter', 'finance', 'supervisor') && (
        <Link to="/readjudications/$personId" params={{ personId: page.personId }}>
          看这个人的年度重算
        </Link>
      )}
    </section>
  )
}

const SHOWN = [
  'deductible',
  'pooledPay',
  'otherPay',
  'catastrophicEmployeePay',
  'catastrophicResidentPay',
  'civilServantPay',
  'enterprisePay',
  'assistancePay',
  'employerOwes',
  'accountPay',
  'familyAccountPay',
  'cashPay',
]
