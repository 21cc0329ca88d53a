export { readRegions } from './regions.ts'
export { type PlatformOptions, type RunningPlatform, startPlatform } from './start.ts'
export { type VerifyOptions, verifyPlatform } from './verify-platform.ts'
