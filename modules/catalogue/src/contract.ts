import { day, fen } from '@tongchou/kernel/shapes'
import { z } from 'zod'

/** What is looked for, and the day on which a version is valid. */
export const catalogueQueryShape = z.object({
  query: z.string().trim().max(60, '要找的字太长').default(''),
  day: z.iso.date('日期写成 2026-10-22').optional(),
})

/** GET /api/catalogue?query=&day= : items by code, at most 200; with a day only the versions valid on it. */
export const catalogueShape = z.object({
  /** How many there are, also those that are not shown. */
  count: z.number(),
  items: z.array(
    z.object({
      itemCode: z.string(),
      name: z.string(),
      spec: z.string(),
      unit: z.string(),
      class: z.enum(['A', 'B', 'C']),
      kind: z.enum(['drug', 'service', 'facility', 'consumable', 'tcm']),
      listPrice: fen,
      isPriceListed: z.boolean(),
      /** Null where there is none. */
      ceiling: fen.nullable(),
      bonusPoints: z.number(),
      isSeparateDrug: z.boolean(),
      from: day,
      /** The version's last day; null while it goes on. */
      to: day.nullable(),
    }),
  ),
})
export type ItemView = z.infer<typeof catalogueShape>['items'][number]

/** GET /api/diseases?query=&day= : diseases by code, at most 200; with a day only the versions valid on it. */
export const diseasesShape = z.object({
  /** How many there are, also those that are not shown. */
  count: z.number(),
  diseases: z.array(
    z.object({
      diseaseCode: z.string(),
      name: z.string(),
      kind: z.enum(['diagnosis', 'chronic', 'daySurgery']),
      isOncology: z.boolean(),
      /** Null where it was always so. */
      from: day.nullable(),
      /** The version's last day; null while it goes on. */
      to: day.nullable(),
    }),
  ),
})
export type DiseaseView = z.infer<typeof diseasesShape>['diseases'][number]
