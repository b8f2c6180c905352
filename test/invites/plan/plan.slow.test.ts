import { test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { predictsCalls } from './predicts-calls.ts'

test('a plan of 10,000 recipients over four clouds asks for free seats only, writes nothing, and predicts every call', async () => {
  await using gateway = await startTestGateway({ requestTimeoutMs: 30_000 })

  await predictsCalls(gateway, {
    REPOST_PRIVATE: { recipients: 3_300, calls: 4 },
    CHIME: { recipients: 3_320, calls: 67 },
    WICKR: { recipients: 3_340, calls: 67 },
    TENCENT_ORGANIZATION: { recipients: 40, calls: 40 },
  })
})
