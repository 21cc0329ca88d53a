import { ok, type Result, refuse } from '@tongchou/kernel'
import { type Bundle, type BundleFault, readBundle } from '../bundle/read-bundle.ts'
import { LAW_FAULTS } from '../words/faults.ts'
import { type AloneVersion, aloneVersions } from './alone.ts'
import { applyChange } from './apply-change.ts'
import type { LawChange } from './change.ts'
import { type Difference, differenceOf } from './difference.ts'

/** A place's law as it stands and as a change would make it, ready to be simulated. */
export interface ChangedLaw {
  before: Bundle
  after: Bundle
  alone: AloneVersion[]
  /** What changes, in the law's words. */
  differences: Difference[]
  /** The first day on which the whole change is in force. */
  day: string
}

/** Applies a change to a place's files and reads both versions; every fault at once. */
export function changedLaw(
  files: Readonly<Record<string, string>>,
  change: LawChange,
): Result<ChangedLaw, BundleFault[]> {
  const before = readBundle(files)
  if (!before.ok) return before
  const mismatch = mismatchOf(before.value, change)
  if (mismatch !== null) return refuse([mismatch])
  const changed = applyChange(files, change)
  if (!changed.ok) return changed
  const after = readBundle(changed.value)
  if (!after.ok) return after
  const alone = aloneVersions(files, changed.value)
  const days = change.changes.map(({ from }) => from ?? change.from)
  if (Object.keys(change.newBenefits).length > 0) days.push(change.from)
  const [day = change.from] = days.sort().reverse()
  const differences = differenceOf(files, changed.value)
  return ok({ before: before.value, after: after.value, alone, day, differences })
}

function mismatchOf({ region, hash }: Bundle, change: LawChange): BundleFault | null {
  const fault = (key: string, reason: string): BundleFault => ({ file: 'draft.yaml', key, reason })
  if (change.region !== region) return fault('region', LAW_FAULTS.otherRegion(change.region, region))
  if (change.base !== undefined && !hash.startsWith(change.base))
    return fault('base', LAW_FAULTS.otherBase(hash.slice(0, 16)))
  return null
}
