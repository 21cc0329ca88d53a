import type { BenchServer } from './bench-server.ts'
export interface HttpSeen {
  firstStartMs: number
}
export async function benchHttp(_server: BenchServer, _isQuick: boolean): Promise<HttpSeen> {
  throw new Error('later')
}
