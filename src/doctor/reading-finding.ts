import type { Variables } from '#providers/contract/configuration.ts'
import { destinationPath } from '#providers/contract/destination.ts'
import type { LifecyclePage } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { providerConfigurations } from '#providers/registry.ts'
import { about, type Finding } from './finding.ts'

export interface Reading {
  readonly provider: Pick<Provider, 'kind' | 'displayName'>
  /** `*`: no destination is named, and one that does not exist was read. */
  readonly id: string
  readonly page: LifecyclePage
  readonly variables: Variables
}

/** What a harmless read at an upstream proves, and what to do about it. Pure. */
export function readingFinding({ provider, id, page, variables }: Reading): Finding {
  const { displayName, kind } = provider
  const { ok, note, fault } = about(destinationPath(kind, id))
  const { section, variables: own } = providerConfigurations[kind]
  if (page.kind === 'read') return ok('the credentials are accepted, and it can be read')
  if (page.kind === 'throttled') return ok('reached; it asks to wait at the moment')
  const { code, message, operation } = page.error
  const said = [code, message.trim().replace(/\.$/, '')].join(': ')
  const endpoint = Object.keys(own).find((name) => /ENDPOINT/.test(name) && variables[name])
  const correct = endpoint === undefined ? '' : `, or correct ${endpoint}`
  switch (page.kind) {
    case 'unanswered':
      return fault(
        `Look what answers in place of ${displayName}${correct}: its answer cannot be used (${said}).`,
      )
    case 'unavailable':
      if (page.reason === 'credentials') {
        const profile = variables.AWS_PROFILE
        const orProfile = profile === undefined ? '' : `, or correct AWS_PROFILE (${profile})`
        return fault(
          `Give this machine credentials for ${displayName}${orProfile}: there are none (${said}).`,
        )
      }
      return page.reason === 'permanent'
        ? fault(`Correct the configuration of ${displayName}: no request can be made (${said}).`)
        : fault(`Let this machine reach ${displayName}${correct}: no connection (${said}).`)
    case 'refused':
      if (page.reason === 'credentials') {
        return fault(
          `Correct the credentials for ${displayName}, or the clock of this machine: they are not accepted (${said}).`,
        )
      }
      if (id === '*') return ok('the credentials are accepted; no destination is named to read')
      return page.code === 'ACCESS_DENIED'
        ? note(
            `Allow ${operation} to the credentials, or this cannot be looked at: they are accepted, and may not do that (${said}).`,
          )
        : fault(
            `Correct the id in providers.${section}: ${displayName} does not accept it (${said}).`,
          )
  }
}
