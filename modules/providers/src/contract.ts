import { day } from '@tongchou/kernel/shapes'
import { z } from 'zod'

export const providersQueryShape = z.object({ query: z.string().trim().max(60).default('') })

/** GET /api/providers?query= : institutions by code as they are today, at most 200. */
export const providersShape = z.object({
  /** How many there are, also those that are not shown. */
  count: z.number(),
  providers: z.array(
    z.object({
      providerCode: z.string(),
      name: z.string(),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      kind: z.enum(['hospital', 'pharmacy', 'schoolHospital']),
      district: z.string(),
      isLocal: z.boolean(),
      /** Signed for the residents' ordinary outpatient care. */
      isSigned: z.boolean(),
      agreementFrom: day.nullable(),
      /** The agreement's last day; null while it goes on. */
      agreementTo: day.nullable(),
      /** Nobody new is treated under the agreement (协议中止). */
      isSuspended: z.boolean(),
      /** The first day of a change that is approved already; null where none is. */
      nextFrom: day.nullable(),
      /** How it speaks to the interface; null where it does not. */
      gateway: z.enum(['x-tif', 'csb', 'none']).nullable(),
      /** In which type it reads `infcode`. */
      infcodeAs: z.enum(['number', 'string']),
      /** Messages without any gateway header are let through, in the sandbox. */
      acceptsUnsigned: z.boolean(),
    }),
  ),
})
export type ProviderView = z.infer<typeof providersShape>['providers'][number]
