import pg from 'pg'

const c = new pg.Client({ connectionString: process.env.CITYURL.replace(/tongchou$/, 'city1') })
await c.connect()
for (const q of process.argv.slice(2)) {
  const r = await c.query(q)
  console.table(r.rows)
}
await c.end()
