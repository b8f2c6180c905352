import type { Variables } from '#providers/contract/configuration.ts'
import { destinationPath } from '#providers/contract/destination.ts'
import { byKind, type ProviderKind } from '#providers/contract/kind.ts'
import type { LifecyclePage } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { createProviders, type ProviderSettings } from '#providers/registry.ts'
import type { Config } from '../config.ts'
import { about, type Finding, reasonOf } from './finding.ts'
import { readingFinding } from './reading-finding.ts'

/** Whether each configured upstream is reached, with credentials that it accepts. */
export async function examineProviders(
  { providers: settings, destinations }: Config,
  variables: Variables,
): Promise<readonly Finding[]> {
  const providers = createProviders(quick(settings))
  const found = await Promise.all(
    [...providers.values()].map(async (provider) => {
      const ids = destinations[provider.kind]
      if (ids === undefined) return []
      try {
        return await examineProvider(provider, [...ids.keys()], variables)
      } finally {
        provider.close?.()
      }
    }),
  )
  return found.flat()
}

/** One harmless read at each destination, until one shows that all would fail. */
async function examineProvider(
  provider: Provider,
  ids: readonly string[],
  variables: Variables,
): Promise<Finding[]> {
  const clientFinding = await examineClient(provider)
  if (clientFinding.state === 'fault') return [clientFinding]
  const read = readOf(provider)
  const findings = [clientFinding]
  for (const [index, id] of ids.entries()) {
    const { skipped } = about(destinationPath(provider.kind, id))
    if (read === undefined) {
      findings.push(skipped('Nothing can be read there.'))
      continue
    }
    if (index >= maxReads) {
      const left = ids.length - index
      findings.push(skipped(`This and ${left - 1} more were left out.`))
      break
    }
    const page = await read(id === '*' ? unknownId : id)
    findings.push(readingFinding({ provider, id, page, variables }))
    if (concernsAll(page)) break
  }
  return findings
}

/** Which client would be used, and whether it can be. */
async function examineClient({ kind, client, checkClient }: Provider): Promise<Finding> {
  const { ok, fault } = about(kind)
  try {
    await checkClient?.()
    const { name, version, official } = client
    return ok(`called with ${official ? `${name} ${version}` : 'the built-in client'}`)
  } catch (error) {
    return fault(`${reasonOf(error)}.`)
  }
}

function readOf({
  probe,
  lifecycles,
}: Provider): ((id: string) => Promise<LifecyclePage>) | undefined {
  if (probe !== undefined) return (id) => probe(id)
  return lifecycles === 'UNTRACKED' ? undefined : (id) => lifecycles.list(id, undefined)
}

// Of no space, account or network, and in the form of each. That it is unknown proves the way to it.
const unknownId = '00000000'
const maxReads = 20

const concernsAll = (page: LifecyclePage) =>
  page.kind === 'unavailable' ||
  page.kind === 'unanswered' ||
  (page.kind === 'refused' && page.reason === 'credentials')

/** An operator waits for the answer. */
function quick(settings: ProviderSettings): ProviderSettings {
  const shortened = byKind((kind: ProviderKind) => ({ ...settings[kind], requestTimeoutMs: 5_000 }))
  return shortened as ProviderSettings
}
