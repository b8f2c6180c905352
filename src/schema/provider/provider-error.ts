import type { ProviderError as Shape } from '#providers/contract/outcome.ts'
import { builder } from '../builder.ts'

export const ProviderError = builder
  .objectRef<Shape & { readonly at: Date }>('ProviderError')
  .implement({
    description: "What the provider answered. Quote `requestId` to the provider's support.",
    fields: (t) => ({
      code: t.exposeString('code', { description: "The provider's own name for it." }),
      message: t.exposeString('message', {
        description: 'What it said, without addresses, names and texts.',
      }),
      httpStatus: t.exposeInt('httpStatus', {
        nullable: true,
        description: 'Null where no answer arrived.',
      }),
      requestId: t.exposeString('requestId', {
        nullable: true,
        description: "The provider's id of the request.",
      }),
      operation: t.exposeString('operation', { description: 'What was asked of it.' }),
      at: t.expose('at', { type: 'DateTime', description: 'When it was recorded.' }),
    }),
  })
