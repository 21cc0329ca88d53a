const PLACES = [
  ['网页', '/'],
  ['机构接口', '/fsi/api/'],
  ['接口文档', '/api/docs'],
  ['测试数据', '/sandbox/fixtures'],
] as const

/** Under which addresses this platform answers. */
export const Addresses = () => (
  <section className="panel start-addresses">
    <h3>本机地址</h3>
    <dl>
      {PLACES.map(([name, path]) => (
        <div key={path}>
          <dt>{name}</dt>
          <dd className="mono">{`${window.location.origin}${path}`}</dd>
        </div>
      ))}
    </dl>
  </section>
)
