import { fileURLToPath } from 'node:url'
import { buildWeb } from './build-web.ts'

await buildWeb(fileURLToPath(new URL('../../', import.meta.url)), () =>
  console.log('正在构建网页 / building the web …'),
)
