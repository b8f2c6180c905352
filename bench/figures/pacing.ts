import { mostInASecond } from '../lib/arrivals.ts'
import { askGateway } from '../lib/ask.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { startGateway } from '../lib/gateway.ts'
import { ratioTo } from '../lib/ratio.ts'
import { startProgram } from '../lib/rpc.ts'
import { type Stage, setStage } from '../lib/stage.ts'
import type { UpstreamApi } from '../programs/upstream.ts'

// Tencent's documented limit.
const allowed = 20

export const pacing: Figure = {
  title: "Achieved ÷ allowed rate at Tencent's 20 calls a second, as the upstream saw them arrive",
  async run({ quick }) {
    const recipients = quick ? 60 : 400
    await using stage = await setStage()
    const rows: Row[] = []
    const runs = quick ? 1 : 3
    const one: Pace[] = []
    const three: Pace[] = []
    for (let run = 0; run < runs; run += 1) {
      // Both at once: together they keep no processor busy.
      const [a, b] = await Promise.all([pace(stage, 1, recipients), pace(stage, 3, recipients)])
      one.push(a)
      three.push(b)
    }
    for (const [what, paces] of [
      ['one gateway', one],
      ['three replicas on one database', three],
    ] as const) {
      rows.push({
        a: `${what}: calls a second`,
        b: `${allowed}`,
        ratio: ratioTo(
          paces.map(({ rate }) => rate),
          allowed,
        ),
        goal: '≥ 0.95',
      })
      const most = paces.map((each) => each.most)
      rows.push({
        a: `${what}: most arrivals in any second`,
        b: `${allowed}`,
        ratio: ratioTo(most, allowed),
        note: `${Math.max(...most)} at most`,
        goal: '≤ 1',
      })
    }
    return rows
  },
}

interface Pace {
  readonly rate: number
  readonly most: number
}

async function pace(stage: Stage, replicas: number, recipients: number): Promise<Pace> {
  await using started = new AsyncDisposableStack()
  const upstream = started.use(await startProgram<UpstreamApi>('programs/upstream.ts'))
  const options = {
    upstream: await upstream.call.url(),
    database: { url: await stage.postgres.createDatabase() },
  }
  const urls: string[] = []
  for (let replica = 0; replica < replicas; replica += 1) {
    urls.push(started.use(await startGateway(options)).url)
  }
  const input = {
    idempotencyKey: 'pace',
    waitSeconds: 60,
    targets: [
      {
        tencentOrganization: {
          recipients: Array.from({ length: recipients }, (_, nth) => ({
            uin: String(200_000_000_000 + nth),
            name: `Person ${nth}`,
          })),
        },
      },
    ],
  }
  await askGateway(urls[0] ?? '', send, { input })
  const { arrivals } = await upstream.call.take()
  return { rate: rateOf(arrivals), most: mostInASecond(arrivals) }
}

const send = `mutation Send($input: SendInvitesInput!) { sendInvites(input: $input) { __typename } }`

/** Calls a second between the first and the last. */
function rateOf(arrivals: readonly number[]): number {
  const [first = 0] = arrivals
  return ((arrivals.length - 1) * 1000) / ((arrivals.at(-1) ?? 0) - first)
}
