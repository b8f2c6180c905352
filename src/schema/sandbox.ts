import { builder } from './builder.ts'
import type { NamedIdFacts, SandboxFacts } from './context.ts'
import { ProviderKind } from './provider/provider.ts'
import { needs } from './scopes.ts'

const NamedId = builder.objectRef<NamedIdFacts>('NamedId').implement({
  description: 'An id that always has the same result in the sandbox.',
  fields: (t) => ({
    provider: t.field({
      description: 'The provider at which it has this result.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    isDestination: t.boolean({
      description: 'Whether it is the id of a destination. If false, it is that of a recipient.',
      resolve: ({ as }) => as === 'destination',
    }),
    value: t.exposeString('id', { description: 'The id or address itself.' }),
    result: t.exposeString('happens', {
      description: 'What happens with it, as a sentence for developers.',
    }),
  }),
})

const Sandbox = builder.objectRef<SandboxFacts>('Sandbox').implement({
  description:
    'What a sandbox says about itself. Its providers are emulated, and it sends nothing.',
  fields: (t) => ({
    namedIds: t.field({
      description: 'Ids that always have the same result, to try every outcome.',
      type: [NamedId],
      resolve: ({ namedIds }) => namedIds,
    }),
  }),
})

builder.queryField('sandbox', (t) =>
  t.field({
    ...needs('anyone'),
    description: 'The sandbox, or null if this gateway sends real invitations.',
    type: Sandbox,
    nullable: true,
    resolve: (_root, _args, { sandbox }) => sandbox,
  }),
)
