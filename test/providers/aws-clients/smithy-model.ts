import { readFileSync } from 'node:fs'
import type { RuleSetObject } from '@smithy/types'
import { z } from 'zod'

const ref = z.object({ target: z.string() })
const mark = z.object({}).optional()

const traits = z
  .object({
    'aws.api#service': z.object({ sdkId: z.string() }).optional(),
    'aws.auth#sigv4': z.object({ name: z.string() }).optional(),
    'smithy.api#error': z.enum(['client', 'server']).optional(),
    'smithy.api#http': z
      .object({ method: z.string(), uri: z.string(), code: z.number() })
      .optional(),
    'smithy.api#httpError': z.number().optional(),
    'smithy.api#httpHeader': z.string().optional(),
    'smithy.api#httpLabel': mark,
    'smithy.api#httpQuery': z.string().optional(),
    'smithy.api#sensitive': mark,
    'smithy.rules#endpointRuleSet': z.custom<RuleSetObject>().optional(),
  })
  .default({})

const shape = z.object({
  type: z.string(),
  traits,
  version: z.string().optional(),
  input: ref.optional(),
  output: ref.optional(),
  errors: z.array(ref).default([]),
  member: ref.optional(),
  members: z.record(z.string(), ref.extend({ traits })).default({}),
})

type Shape = z.infer<typeof shape>

/** One of the vendor's machine-readable models, reduced to what the tests ask of it. */
export function readModel(upstream: 'chime' | 'repost-private' | 'wickr') {
  const file = new URL(`../../../src/sandbox/${upstream}/model.json`, import.meta.url)
  const { shapes } = z
    .object({ shapes: z.record(z.string(), shape) })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  const service = Object.values(shapes).find(({ type }) => type === 'service')
  if (!service) throw new Error(`The model of ${upstream} has no service`)

  const shapeOf = (id: string): Shape =>
    shapes[id] ?? { type: primitive(id), traits: {}, errors: [], members: {} }

  /** A value with every member, all texts different. */
  const sample = (id: string, path = ''): unknown => {
    const { type, member, members } = shapeOf(id)
    if (type === 'structure') {
      return Object.fromEntries(
        Object.entries(members).map(([key, { target }]) => [key, sample(target, `${path}/${key}`)]),
      )
    }
    if (type === 'list' && member) return [0, 1].map((at) => sample(member.target, `${path}/${at}`))
    if (type === 'integer') return 7
    if (type === 'boolean') return true
    return `text of ${path}`
  }

  /** The texts that the SDK must not log. */
  const sensitiveTexts = (id: string, value: unknown): string[] => {
    const { traits, member, members } = shapeOf(id)
    if (typeof value === 'string') return 'smithy.api#sensitive' in traits ? [value] : []
    if (Array.isArray(value) && member) {
      return value.flatMap((item: unknown) => sensitiveTexts(member.target, item))
    }
    const fields = z.record(z.string(), z.unknown()).safeParse(value)
    return Object.entries(fields.data ?? {}).flatMap(([key, item]) =>
      sensitiveTexts(members[key]?.target ?? '', item),
    )
  }

  return { service, shapes, shapeOf, sample, sensitiveTexts }
}

const primitive = (id: string) => id.replace('smithy.api#', '').toLowerCase()
