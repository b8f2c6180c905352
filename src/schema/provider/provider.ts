import { isGranted } from '#providers/contract/destination.ts'
import { reinviteStrategies } from '#providers/contract/facts.ts'
import { byKind, providerKinds } from '#providers/contract/kind.ts'
import type { Provider as ProviderShape } from '#providers/contract/provider.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { RecipientKind } from '../invite/recipient.ts'
import { Node } from '../node.ts'
import { callerNow, needs } from '../scopes.ts'
import { targets } from '../targets/targets.ts'
import { ProviderHealth } from './provider-health.ts'

export const ProviderKind = builder.enumType('ProviderKind', {
  description: 'The providers that this gateway can send invitations through.',
  values: describe(
    providerKinds,
    byKind((kind) => `Invitations through ${targets[kind].name}.`),
  ),
})

const ReinviteStrategy = builder.enumType('ReinviteStrategy', {
  description: 'How `reinviteUsers` invites a person again at a provider.',
  values: describe(reinviteStrategies, {
    NATIVE: 'The provider has an operation for inviting again.',
    SEND_AGAIN: 'The gateway sends the same invitation again.',
    REVOKE_AND_SEND: 'The gateway revokes the pending invitation, then sends a new one.',
  }),
})

const ProviderStage = builder.enumType('ProviderStage', {
  description: 'The support status of a provider.',
  values: describe(['SUPPORTED', 'END_OF_SUPPORT_ANNOUNCED', 'ENDED'], {
    SUPPORTED: 'The provider is supported, and no end of support has been announced.',
    END_OF_SUPPORT_ANNOUNCED: 'The provider is supported until an announced date.',
    ENDED: 'Support has ended. The provider may stop working at any time.',
  }),
})

const ProviderLifecycle = builder.objectRef<ProviderShape>('ProviderLifecycle').implement({
  description:
    'The support status of a provider and its end of support, as announced by its vendor.',
  fields: (t) => ({
    stage: t.field({
      description: 'The support status today.',
      type: ProviderStage,
      resolve: stageOf,
    }),
    endOfSupport: t.field({
      description: 'The last day of support, or null if none has been announced.',
      type: 'Date',
      nullable: true,
      resolve: ({ support }) => support.endOfSupport,
    }),
    daysLeft: t.int({
      description: 'The number of days until the end of support; negative after it.',
      nullable: true,
      resolve: daysLeft,
    }),
    notice: t.string({
      description: 'A sentence about the end of support, to show to people.',
      nullable: true,
      resolve: ({ support }) => support.notice,
    }),
    moreInfo: t.field({
      description: "The vendor's page about the end of support.",
      type: 'URL',
      nullable: true,
      resolve: ({ support }) => support.moreInfo,
    }),
  }),
})

const ProviderCapabilities = builder.objectRef<ProviderShape>('ProviderCapabilities').implement({
  description: 'The capabilities of a provider, so that clients need not hard-code them.',
  fields: (t) => ({
    operations: t.stringList({
      description: "The official names of the provider's operations that the gateway calls.",
      resolve: ({ capabilities }) => [...capabilities.operations],
    }),
    recipientKinds: t.field({
      description: 'The kinds of recipients that the provider accepts.',
      type: [RecipientKind],
      resolve: ({ capabilities }) => capabilities.recipientKinds,
    }),
    perRecipientResult: t.boolean({
      description:
        'Whether the provider reports a result for each recipient. If false, it reports one result for the whole call.',
      resolve: ({ capabilities }) => capabilities.perRecipientResult,
    }),
    idempotencyToken: t.boolean({
      description: 'Whether the provider deduplicates repeated requests, which makes retries safe.',
      resolve: ({ capabilities }) => capabilities.idempotencyToken,
    }),
    reinvite: t.field({
      description: 'How `reinviteUsers` works at this provider.',
      type: ReinviteStrategy,
      resolve: ({ capabilities }) => capabilities.reinvite,
    }),
    revoke: t.boolean({
      description: 'Whether `revokeInvites` can revoke invitations at this provider.',
      resolve: ({ revocations }) => revocations !== undefined,
    }),
    readsLifecycle: t.boolean({
      description:
        'Whether the gateway can read what became of an invitation. If false, `Invite.lifecycle` is `UNTRACKED`.',
      resolve: ({ lifecycles }) => lifecycles !== 'UNTRACKED',
    }),
    customMessage: t.boolean({
      description: 'Whether invitations can contain your own title and text.',
      resolve: ({ capabilities }) => capabilities.customMessage,
    }),
  }),
})

const ProviderClient = builder.objectRef<ProviderShape['client']>('ProviderClient').implement({
  description: "The package with which the gateway calls a provider: the vendor's, or its own.",
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The name of the package, for example `@aws-sdk/client-chime`.',
    }),
    version: t.exposeString('version', { description: 'The version of the package.' }),
    official: t.exposeBoolean('official', {
      description: "Whether it is the vendor's own. If false, it is built into the gateway.",
    }),
  }),
})

const ProviderLimits = builder.objectRef<ProviderShape>('ProviderLimits').implement({
  description: 'The limits of a provider. The gateway respects them without any help from clients.',
  fields: (t) => ({
    recipientsPerCall: t.int({
      description: 'The maximum number of recipients in one call.',
      resolve: ({ limits }) => limits.recipientsPerCall,
    }),
    callsPerSecond: t.float({
      description:
        'The maximum number of calls per second, or null if the provider documents none.',
      nullable: true,
      resolve: ({ limits }) => limits.callsPerSecond,
    }),
    source: t.field({
      description: "The page of the provider's documentation that states these limits.",
      type: 'URL',
      resolve: ({ limits }) => limits.source,
    }),
  }),
})

export const Provider = builder.objectRef<ProviderShape>('Provider').implement({
  description: 'A provider that sends invitations for this gateway.',
  interfaces: [Node],
  fields: (t) => ({
    kind: t.field({
      description: 'Identifies the provider in the input and in filters.',
      type: ProviderKind,
      resolve: ({ kind }) => kind,
    }),
    displayName: t.exposeString('displayName', {
      description: 'The name of the provider, to show to people.',
    }),
    configured: t.boolean({
      description: 'Whether this gateway is configured to use the provider.',
      resolve: ({ kind }, _args, { invites }) => invites.destinations.has(kind),
    }),
    acceptsAnyDestination: t.boolean({
      description:
        'Whether you may invite to any destination of this provider by its id. If false, only to those in `destinations`.',
      resolve: ({ kind }, _args, { invites, caller }) =>
        invites.destinations.allowsAny(kind) &&
        isGranted(callerNow(caller).destinations, kind, '*'),
    }),
    lifecycle: t.field({
      description: 'The support status of the provider.',
      type: ProviderLifecycle,
      resolve: (provider) => provider,
    }),
    capabilities: t.field({
      description: 'The capabilities of the provider.',
      type: ProviderCapabilities,
      resolve: (provider) => provider,
    }),
    limits: t.field({
      description: 'The limits of the provider.',
      type: ProviderLimits,
      resolve: (provider) => provider,
    }),
    client: t.field({
      description: 'The package with which the gateway calls the provider.',
      type: ProviderClient,
      resolve: ({ client }) => client,
    }),
    health: t.field({
      description: 'The recent health of the provider.',
      type: ProviderHealth,
      resolve: ({ kind }, _args, { load }) => load.health.load(kind),
    }),
  }),
})

builder.queryField('providers', (t) =>
  t.field({
    ...needs('anyone'),
    description: 'All providers, with their capabilities, limits, health and support status.',
    type: [Provider],
    args: {
      configuredOnly: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Returns only providers that this gateway is configured to use.',
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
