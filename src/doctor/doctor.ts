import type { Variables } from '#providers/contract/configuration.ts'
import { type Config, readConfig } from '../config.ts'
import { examineCollector } from './collector.ts'
import { examineConfiguration } from './configuration.ts'
import { examineDatabase } from './database/database.ts'
import { about, type Finding, reasonOf } from './finding.ts'
import { examineIdentity } from './identity.ts'
import { examinePorts } from './port.ts'
import { examineProviders } from './providers.ts'

/**
 * Looks at everything that a start of the gateway with these variables needs: reads files, the
 * database and the upstreams, and changes nothing. AWS clients take theirs from the process.
 */
export async function examine(variables: Variables): Promise<readonly Finding[]> {
  let config: Config
  try {
    config = readConfig(variables)
  } catch (error) {
    const rest = ['identity', 'port', 'database', 'providers']
    return [
      about('configuration').fault(`${reasonOf(error)}.`),
      ...rest.map((topic) => about(topic).skipped('The configuration comes first.')),
    ]
  }
  const sections = [
    ['configuration', () => examineConfiguration(config, variables)],
    ['identity', () => examineIdentity(config)],
    ['port', () => examinePorts(config)],
    ['database', () => examineDatabase(config)],
    ['providers', () => examineProviders(config, variables)],
    ['collector', () => examineCollector(config, variables)],
  ] as const
  const found = await Promise.all(sections.map(([topic, look]) => findingsOf(topic, look)))
  return found.flat()
}

/** An error that nobody has foreseen is a finding too: the other sections are told all the same. */
async function findingsOf(
  topic: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look()
  } catch (error) {
    return [about(topic).fault(`This could not be looked at: ${reasonOf(error)}.`)]
  }
}
