import type { ProviderError as Shape } from '#providers/contract/outcome.ts'
import { builder } from '../builder.ts'

export const ProviderError = builder
  .objectRef<Shape & { readonly at: Date }>('ProviderError')
  .implement({
    description:
      "An error that a provider returned. Quote `requestId` when you contact the provider's support.",
    fields: (t) => ({
      code: t.exposeString('code', { description: "The provider's own name for the error." }),
      message: t.exposeString('message', {
        description: "The provider's message, with addresses, names and invite texts removed.",
      }),
      httpStatus: t.exposeInt('httpStatus', {
        nullable: true,
        description: 'The HTTP status of the response, or null if no response arrived.',
      }),
      requestId: t.exposeString('requestId', {
        nullable: true,
        description: "The provider's id of the failed request, if the provider returned one.",
      }),
      operation: t.exposeString('operation', {
        description: "The provider's operation that failed, by its official name.",
      }),
      at: t.expose('at', { type: 'DateTime', description: 'When the error was recorded.' }),
    }),
  })
