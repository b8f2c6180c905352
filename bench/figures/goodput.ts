import { setTimeout as sleep } from 'node:timers/promises'
import { noServer, type PostgresServer, startPostgres } from '../../test/support/postgres.ts'
import { mostInASecond } from '../lib/arrivals.ts'
import { askGateway } from '../lib/ask.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { startGateway } from '../lib/gateway.ts'
import { ratioOf, ratioTo } from '../lib/ratio.ts'
import { startProgram } from '../lib/rpc.ts'
import type { FaultyTencentApi } from '../programs/faulty-tencent.ts'

// Tencent's documented limit.
const allowed = 20

const variants = [
  { retryAfter: 1, throttled: '429 with Retry-After: 1' },
  { retryAfter: 0, throttled: '429 without Retry-After' },
] as const

export const goodput: Figure = {
  title:
    'Calls that arrive ÷ time slots outside of the pauses that Tencent asked for, at 20 % faults',
  needsPeers: false,
  async run({ quick }) {
    await using postgres = (await startPostgres()) ?? fail(noServer)
    const forMs = quick ? 15_000 : 60_000
    const rows: Row[] = []
    const seen = variants.map((): Seen[] => [])
    for (let run = 0; run < (quick ? 1 : 3); run += 1) {
      // All at once: together they keep no processor busy.
      const found = await Promise.all(
        variants.map(({ retryAfter }) => look(postgres, { retryAfter, seed: run + 1, forMs })),
      )
      for (const [place, each] of found.entries()) seen[place]?.push(each)
    }
    for (const [place, { retryAfter, throttled }] of variants.entries()) {
      const runs = seen[place] ?? []
      const pausedS = runs.map(({ pausedMs }) => Math.round(pausedMs / 1_000)).join(', ')
      rows.push(
        {
          a: `calls that arrive; ${throttled}, 500, resets, cut answers and hangs`,
          b: 'slots',
          ratio: ratioOf(
            runs.map(({ arrived }) => arrived),
            runs.map(({ slots }) => slots),
          ),
          ...(retryAfter > 0 ? { goal: '≥ 0.75' as const } : {}),
          note: `paused for ${pausedS} of ${forMs / 1_000} s`,
        },
        {
          a: `the most arrivals in any second; ${throttled}`,
          b: `${allowed}`,
          ratio: ratioTo(
            runs.map(({ most }) => most),
            allowed,
          ),
          goal: '≤ 1',
        },
      )
    }
    return rows
  },
}

interface Seen {
  readonly arrived: number
  readonly slots: number
  readonly most: number
  readonly pausedMs: number
}

/** What arrives while more waits than could be sent. */
async function look(
  postgres: PostgresServer,
  given: { readonly retryAfter: number; readonly seed: number; readonly forMs: number },
): Promise<Seen> {
  const { retryAfter, seed, forMs } = given
  await using upstream = await startProgram<FaultyTencentApi>(
    'programs/faulty-tencent.ts',
    ...[`${retryAfter}`, `${seed}`],
  )
  const options = {
    upstream: await upstream.call.url(),
    database: { url: await postgres.createDatabase() },
  }
  await using gateway = await startGateway(options)
  const recipients = Array.from({ length: (allowed * forMs) / 1_000 }, (_, nth) => ({
    uin: String(200_000_000_000 + nth),
    name: `Person ${nth}`,
  }))
  const targets = [{ tencentOrganization: { recipients } }]
  const input = { idempotencyKey: 'goodput', waitSeconds: 0, targets }
  await askGateway(gateway.url, send, { input })
  let [first] = (await upstream.call.seen()).arrivals
  for (; first === undefined; [first] = (await upstream.call.seen()).arrivals) await sleep(20)
  await sleep(forMs + 500)

  const { arrivals, pauses } = await upstream.call.seen()
  const isPaused = (at: number) => pauses.some(({ from, to }) => at >= from && at < to)
  const end = first + forMs
  const within = arrivals.filter((at) => at < end)
  // By the millisecond: pauses overlap.
  const moments = Array.from({ length: forMs }, (_, ms) => (first ?? 0) + ms)
  const pausedMs = moments.filter(isPaused).length
  return {
    arrived: within.filter((at) => !isPaused(at)).length,
    slots: (allowed * (forMs - pausedMs)) / 1_000,
    most: mostInASecond(within),
    pausedMs,
  }
}

const send = `mutation Send($input: SendInvitesInput!) { sendInvites(input: $input) { __typename } }`

function fail(message: string): never {
  throw new Error(message)
}
