import { z } from 'zod'

/** The destinations of a provider's section: ids, with a label for people. */
export const destinationList = z
  .array(z.strictObject({ id: z.string().min(1), label: z.string().min(1).optional() }))
  .min(1)
  .superRefine((list, context) => {
    const ids = list.map(({ id }) => id)
    const twice = ids.find((id, index) => ids.indexOf(id) !== index)
    if (twice !== undefined) context.addIssue({ code: 'custom', message: `has ${twice} twice` })
  })
  .describe(
    'The destinations that may be invited to: their ids, with a label for people. The id `*` allows every destination.',
  )

/** Destination id → label. */
export function labels({
  destinations,
}: {
  readonly destinations: z.infer<typeof destinationList>
}): ReadonlyMap<string, string | undefined> {
  return new Map(destinations.map(({ id, label }) => [id, label]))
}

/** A variable that moves a provider's requests to another host. */
export const endpointUrl = z
  .url({ protocol: /^https?$/, error: 'a URL like https://host:port' })
  .optional()
  .describe('Another endpoint, for tests and proxies.')
