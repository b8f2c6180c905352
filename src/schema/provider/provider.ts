import { reinviteStrategies } from '#providers/contract/facts.ts'
import { byKind, providerKinds } from '#providers/contract/kind.ts'
import type { Provider as ProviderShape } from '#providers/contract/provider.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { RecipientKind } from '../invite/recipient.ts'
import { Node } from '../node.ts'
import { needs } from '../scopes.ts'
import { targets } from '../targets/targets.ts'
import { ProviderHealth } from './provider-health.ts'

export const ProviderKind = builder.enumType('ProviderKind', {
  description: 'The systems that send invitations for us.',
  values: describe(
    providerKinds,
    byKind((kind) => `${targets[kind].name}.`),
  ),
})

const ReinviteStrategy = builder.enumType('ReinviteStrategy', {
  description: 'How a provider is asked to invite somebody again.',
  values: describe(reinviteStrategies, {
    NATIVE: 'It has an operation of its own for that.',
    SEND_AGAIN: 'The first invitation is simply made again.',
    REVOKE_AND_SEND: 'A standing invitation is withdrawn first.',
  }),
})

const ProviderStage = builder.enumType('ProviderStage', {
  description: 'Where a provider stands in its life.',
  values: describe(['SUPPORTED', 'END_OF_SUPPORT_ANNOUNCED', 'ENDED'], {
    SUPPORTED: 'No end was announced.',
    END_OF_SUPPORT_ANNOUNCED: 'An end was announced and is still to come.',
    ENDED: 'Its support has ended; it may stop to work at any time.',
  }),
})

const ProviderLifecycle = builder.objectRef<ProviderShape>('ProviderLifecycle').implement({
  description: "The provider's own end of support.",
  fields: (t) => ({
    stage: t.field({ description: 'Today.', type: ProviderStage, resolve: stageOf }),
    endOfSupport: t.field({
      description: 'The last day of support, where one was announced.',
      type: 'Date',
      nullable: true,
      resolve: ({ support }) => support.endOfSupport,
    }),
    daysLeft: t.int({
      description: 'Days until then; negative when it is past.',
      nullable: true,
      resolve: daysLeft,
    }),
    notice: t.string({
      description: 'What to know about it, in one sentence.',
      nullable: true,
      resolve: ({ support }) => support.notice,
    }),
    moreInfo: t.field({
      description: "The provider's own page about it.",
      type: 'URL',
      nullable: true,
      resolve: ({ support }) => support.moreInfo,
    }),
  }),
})

const ProviderCapabilities = builder.objectRef<ProviderShape>('ProviderCapabilities').implement({
  description: 'What the provider can do, as data: clients need no list of their own.',
  fields: (t) => ({
    operations: t.stringList({
      description: "The provider's operations that the gateway uses, by their official names.",
      resolve: ({ capabilities }) => [...capabilities.operations],
    }),
    recipientKinds: t.field({
      description: 'The kinds of address it takes.',
      type: [RecipientKind],
      resolve: ({ capabilities }) => capabilities.recipientKinds,
    }),
    perRecipientResult: t.boolean({
      description: 'Does it answer for each recipient, or only for the whole call?',
      resolve: ({ capabilities }) => capabilities.perRecipientResult,
    }),
    idempotencyToken: t.boolean({
      description: 'Does it recognise a repeated request, so that a repeat is safe?',
      resolve: ({ capabilities }) => capabilities.idempotencyToken,
    }),
    reinvite: t.field({
      description: 'How `reinviteUsers` works there.',
      type: ReinviteStrategy,
      resolve: ({ capabilities }) => capabilities.reinvite,
    }),
    revoke: t.boolean({
      description: 'Can `revokeInvites` withdraw an invitation there?',
      resolve: ({ revocations }) => revocations !== undefined,
    }),
    readsLifecycle: t.boolean({
      description:
        'Does it tell what became of an invitation? Else `Invite.lifecycle` is `UNTRACKED`.',
      resolve: ({ lifecycles }) => lifecycles !== 'UNTRACKED',
    }),
    customMessage: t.boolean({
      description: 'Do its invitations carry a text of yours?',
      resolve: ({ capabilities }) => capabilities.customMessage,
    }),
  }),
})

const ProviderLimits = builder.objectRef<ProviderShape>('ProviderLimits').implement({
  description: 'Limits of the provider. The gateway keeps to them by itself.',
  fields: (t) => ({
    recipientsPerCall: t.int({
      description: 'At most this many recipients share one call.',
      resolve: ({ limits }) => limits.recipientsPerCall,
    }),
    callsPerSecond: t.float({
      description: 'Null: the provider documents none.',
      nullable: true,
      resolve: ({ limits }) => limits.callsPerSecond,
    }),
    source: t.field({
      description: 'The page that states them.',
      type: 'URL',
      resolve: ({ limits }) => limits.source,
    }),
  }),
})

export const Provider = builder.objectRef<ProviderShape>('Provider').implement({
  description: 'A system that sends invitations for us.',
  interfaces: [Node],
  fields: (t) => ({
    kind: t.field({ description: 'Which one.', type: ProviderKind, resolve: ({ kind }) => kind }),
    displayName: t.exposeString('displayName', { description: 'Its name for people.' }),
    configured: t.boolean({
      description: 'Is it switched on here?',
      resolve: ({ kind }, _args, { invites }) => invites.destinations.has(kind),
    }),
    lifecycle: t.field({
      description: 'Its end of support.',
      type: ProviderLifecycle,
      resolve: (provider) => provider,
    }),
    capabilities: t.field({
      description: 'What it can do.',
      type: ProviderCapabilities,
      resolve: (provider) => provider,
    }),
    limits: t.field({
      description: 'What it bears.',
      type: ProviderLimits,
      resolve: (provider) => provider,
    }),
    health: t.field({
      description: 'How it did lately.',
      type: ProviderHealth,
      resolve: ({ kind }, _args, { load }) => load.health.load(kind),
    }),
  }),
})

builder.queryField('providers', (t) =>
  t.field({
    ...needs('anyone'),
    description:
      'What the gateway can reach: abilities, limits, health and end of support of each provider.',
    type: [Provider],
    args: {
      configuredOnly: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Leave out what is switched off here.',
      }),
    },
    resolve: (_root, { configuredOnly }, { invites }) =>
      [...invites.providers.values()].filter(
        ({ kind }) => !configuredOnly || invites.destinations.has(kind),
      ),
  }),
)

function stageOf(provider: ProviderShape): 'SUPPORTED' | 'END_OF_SUPPORT_ANNOUNCED' | 'ENDED' {
  const left = daysLeft(provider)
  if (left === undefined) return 'SUPPORTED'
  return left < 0 ? 'ENDED' : 'END_OF_SUPPORT_ANNOUNCED'
}

function daysLeft({ support }: ProviderShape): number | undefined {
  if (support.endOfSupport === undefined) return undefined
  const end = Date.parse(`${support.endOfSupport}T00:00:00Z`)
  const today = new Date().setUTCHours(0, 0, 0, 0)
  return Math.round((end - today) / 86_400_000)
}
