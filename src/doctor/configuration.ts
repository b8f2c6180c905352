import { proveRegion } from '#providers/aws/regions.ts'
import type { Variables } from '#providers/contract/configuration.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { createProviders, providerConfigurations } from '#providers/registry.ts'
import type { Config } from '../config.ts'
import { about, type Finding } from './finding.ts'

const { ok, note, fault } = about('configuration')

/** What a configuration that can be read says, and what it should not say. */
export async function examineConfiguration(
  config: Config,
  variables: Variables,
): Promise<readonly Finding[]> {
  const problems = [
    ...destinationProblems(config),
    ...(await regionProblems(config, variables)),
    ...hostProblems(config),
    ...endpointProblems(variables),
  ]
  return [ok(`${variables.GATEWAY_CONFIG}, ${destinationsOf(config)}`), ...problems]
}

function destinationsOf({ destinations }: Config): string {
  const counts = Object.entries(destinations).map(([kind, ids]) =>
    ids.has('*') ? `${kind} with any destination` : `${kind} with ${ids.size}`,
  )
  return counts.join(', ')
}

/** Ids that no invite could ever be sent to: the gateway would refuse each as invalid. */
function destinationProblems({ destinations, providers }: Config): Finding[] {
  const all = createProviders(providers)
  return Object.entries(destinations).flatMap(([kind, ids]) => {
    const provider = all.get(kind as ProviderKind)
    const { section } = providerConfigurations[kind as ProviderKind]
    return [...ids.keys()].flatMap((destinationId) => {
      if (destinationId === '*' || provider === undefined) return []
      const target = { operation: 'invite', destinationId, message: {} } as const
      const issues = provider.rules.checkTarget({ ...target, provider: provider.kind })
      const issue = issues.find(({ code }) => code === 'INVALID_ID')
      if (issue === undefined) return []
      return [
        fault(
          `Correct the id ${destinationId} in providers.${section}.destinations: ${lowerFirst(issue.rule)}`,
        ),
      ]
    })
  })
}

async function regionProblems(config: Config, variables: Variables): Promise<Finding[]> {
  const found = new Set<string>()
  for (const kind of ['REPOST_PRIVATE', 'WICKR'] as const) {
    if (config.destinations[kind] === undefined) continue
    const { region = variables.AWS_REGION } = config.providers[kind]
    const endpointVariable = Object.keys(providerConfigurations[kind].variables).find((name) =>
      name.startsWith('AWS_ENDPOINT_URL_'),
    )
    if (region === undefined || endpointVariable === undefined) continue
    await proveRegion(region, endpointVariable, variables).catch((error) =>
      found.add(error.message),
    )
  }
  return [...found].map(fault)
}

/** Listening for others, and answering to none of their names. */
function hostProblems({ host, http }: Config): Finding[] {
  const anywhere = ['0.0.0.0', '::']
  const names = http.hosts.filter((name) => !['localhost', '127.0.0.1', '[::1]'].includes(name))
  if (!anywhere.includes(host) || names.some((name) => !['0.0.0.0', '[::]'].includes(name))) {
    return []
  }
  return [
    note(
      'Name in "http.hosts" what clients call this gateway: it listens on all addresses, and answers to names of this machine only.',
    ),
  ]
}

function endpointProblems(variables: Variables): Finding[] {
  return Object.entries(variables)
    .filter(([name, value]) => /^(?!OTEL_).*ENDPOINT/.test(name) && isOpenToOthers(value ?? ''))
    .map(([name]) =>
      note(`Use https in ${name}, or invites and their addresses travel unencrypted.`),
    )
}

function isOpenToOthers(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: '', hostname: '' }
  return protocol === 'http:' && !/^(?:127\.|localhost$|\[::1\]$)/.test(hostname)
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
