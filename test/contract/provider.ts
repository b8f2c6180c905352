import { after, beforeEach } from 'node:test'
import { sandboxCredentials, upstreams } from '#sandbox/emulators.ts'
import { startEmulator } from '#sandbox/http/server.ts'
import type { ProviderFacts } from './facts.ts'
import type { Bench } from './suite/bench.ts'
import { testCalls, testFirstCall } from './suite/calls.ts'
import { testFailures } from './suite/failures.ts'
import { testHostileAnswers } from './suite/hostile-answers.ts'
import { testIdentifiers } from './suite/identifiers.ts'
import { testLifecycles } from './suite/lifecycles.ts'
import { testLookUp } from './suite/look-up.ts'
import { testRevocation } from './suite/revocation.ts'
import { testRules } from './suite/rules.ts'
import { testTransport } from './suite/transport.ts'

/**
 * The contract that every provider keeps, run against its emulator over HTTP. Call it once a file:
 * what the first call loads can be seen only in a process of its own.
 */
export async function testProvider<Settings>(facts: ProviderFacts<Settings>): Promise<void> {
  const create = () => upstreams[facts.kind].create(sandboxCredentials)
  const emulator = await startEmulator(facts.kind, create, 0)
  const createWith: Bench<Settings>['createWith'] = (change) =>
    facts.create(change(facts.settingsFor(emulator)))
  const provider = createWith((settings) => settings)
  const name = (title: string) => `${provider.displayName}: ${title}`
  const bench: Bench<Settings> = { facts, emulator, provider, createWith, name }

  beforeEach(() => emulator.reset())
  after(async () => {
    provider.close?.()
    await emulator[Symbol.asyncDispose]()
  })

  testFirstCall(bench)
  testRules(bench)
  testCalls(bench)
  testFailures(bench)
  testTransport(bench)
  testHostileAnswers(bench)
  testIdentifiers(bench)
  testLookUp(bench)
  testLifecycles(bench)
  testRevocation(bench)
}
