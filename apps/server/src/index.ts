export { readRegions } from './regions.ts'
export { type PlatformOptions, type RunningPlatform, startPlatform } from './start.ts'
