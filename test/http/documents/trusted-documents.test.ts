import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import { sandboxGateway } from '#sandbox/sandbox.ts'
import { createGateway } from '../../../src/gateway.ts'
import { freshPglite } from '../../support/database.ts'
import { createTestLogger } from '../../support/logger.ts'

const emulators = await startEmulators()
after(() => emulators[Symbol.asyncDispose]())

const wrong = [
  ['{ limits { ', /^Correct or remove the trusted document wrong: Syntax Error: /],
  ['{ limit }', /^Correct or remove the trusted document wrong: Cannot query field "limit"/],
] as const

for (const [document, sentence] of wrong) {
  test(`a gateway does not start with ${document} for a trusted document`, async () => {
    await using database = await freshPglite()
    const byId = new Map([
      ['right', '{ limits { maxBodyBytes } }'],
      ['wrong', document],
    ])

    const starting = createGateway({
      ...sandboxGateway(emulators),
      database,
      logger: createTestLogger(),
      http: { documents: { mode: 'only', byId } },
    })

    await assert.rejects(starting, { message: sentence })
  })
}
