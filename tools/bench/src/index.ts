export { type BenchOptions, bench, readBenchOptions } from './bench.ts'
