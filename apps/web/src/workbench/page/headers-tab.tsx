import type { Exchange } from '../plans/run-plan.ts'
import type { Institution } from '../wire/fixtures.ts'

/** The headers as they were sent, and how the signature came about. */
export function HeadersTab({
  institution,
  exchange,
}: {
  readonly institution: Institution
  readonly exchange: Exchange | null
}) {
  if (exchange === null) {
    return (
      <p className="wb-pad wb-hint">
        发送时按 {institution.fixmedins_name} 的网关（
        {institution.gateway === 'none' ? '不签名' : institution.gateway}
        ）生成签名头；发送之后在这里逐步说明。
      </p>
    )
  }
  return (
    <div className="wb-pad">
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">请求头</th>
            <th scope="col">值</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(exchange.message.headers).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <code>{value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>签名怎样得来</h3>
      <ol className="wb-signing">
        {exchange.signing.map(({ label, value }) => (
          <li key={label}>
            <span>{label}</span>
            <code>{value}</code>
          </li>
        ))}
      </ol>
    </div>
  )
}
