import type { ErrorDetail, ProviderError as Shape } from '#providers/contract/outcome.ts'
import { builder } from '../builder.ts'

const ProviderErrorDetail = builder.objectRef<ErrorDetail>('ProviderErrorDetail').implement({
  description: 'Something that a provider said in an error besides its code and its message.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description:
        "The provider's own name for it, with its place in the error: `quotaCode` or `fieldList[0].message`.",
    }),
    value: t.exposeString('value', {
      description: 'What the provider said, with addresses, names and invite texts removed.',
    }),
  }),
})

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
      details: t.field({
        description:
          'What else the provider said: quotas, resources, further fields and reasons, and how long to wait. At most 10 details, in the order of the response.',
        type: [ProviderErrorDetail],
        resolve: ({ details }) => details ?? [],
      }),
      at: t.expose('at', { type: 'DateTime', description: 'When the error was recorded.' }),
    }),
  })
