import { setTimeout as sleep } from 'node:timers/promises'
import { print } from 'graphql'
import { providerKinds } from '#providers/contract/kind.ts'
import type { Emulator, Fault } from '#sandbox/emulator.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { sandboxGateway } from '#sandbox/sandbox.ts'
import { createGateway } from '../../src/gateway.ts'
import { createLogger } from '../../src/logger.ts'
import type { InviteTargetInput } from '../gql/graphql.ts'
import { callAws } from '../sandbox/support/aws.ts'
import { read } from '../sandbox/support/invite.ts'
import { freshPglite } from './database.ts'
import { ReinviteUsers, SendInvites } from './documents/send.ts'
import { network, securityGroupId } from './requests/targets.ts'

/**
 * A process in which everything goes wrong once, with the logger of production on standard error.
 * Standard output tells what must not have been logged.
 */
await using emulators = await startEmulators()
await using database = await freshPglite()
const quick = { baseMs: 5, capMs: 10 }
await using gateway = await createGateway({
  ...sandboxGateway(emulators, 300),
  dispatch: { policy: { unavailable: quick, unanswered: quick, throttled: quick } },
  database,
  logger: createLogger(),
})

const title = 'Confidential title'
const body = 'Confidential body'
const words = [title, body, 'remark of ours', 'Clandestine', 'Undercover', 'person key 4711']
const secrets = new Set(words)
let requests = 0

function targets(): InviteTargetInput[] {
  requests += 1
  const id = `secret-${requests}`
  const email = `${id}@private.example.com`
  const uin = `${700_000_000_000 + requests}`
  const personKey = 'person key 4711'
  for (const secret of [id, email, uin, `Agent ${uin}`]) secrets.add(secret)
  const names = { firstName: 'Clandestine', lastName: 'Undercover' }
  const member = { uin, name: `Agent ${uin}`, remark: 'remark of ours', personKey }
  return [
    { repostPrivate: { spaceId: 'SP1', title, body, recipients: [{ accessorId: id, personKey }] } },
    { chime: { accountId: 'team', recipients: [{ email, personKey }, { email: `<${email}>` }] } },
    {
      wickr: {
        networkId: network,
        recipients: [{ username: email, securityGroupId, personKey, ...names }],
      },
    },
    { tencentOrganization: { recipients: [member] } },
  ]
}

async function post(query: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
  const response = await gateway.fetch(new URL('http://gateway/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  })
  return response.json()
}

const send = (more = {}) =>
  post(print(SendInvites), { idempotencyKey: `key ${requests}`, targets: targets(), ...more })

const faults: readonly Fault[] = [
  { kind: 'throttle' },
  { kind: 'error', name: 'InternalServerError', message: `No luck for ${title}` },
  { kind: 'error', name: 'AccessDeniedException', message: 'secret-1@private.example.com may not' },
  { kind: 'html-error', status: 502 },
  { kind: 'reset', accepted: true },
  { kind: 'stall' },
  { kind: 'cut', accepted: true },
  { kind: 'rubbish' },
  { kind: 'short', leaveOut: 1 },
]
const outcomes: unknown[] = [await send()]
for (const fault of faults) {
  for (const kind of providerKinds) emulators[kind].next(fault)
  outcomes.push(await send())
}
outcomes.push(
  await post(print(ReinviteUsers), {
    idempotencyKey: 'users',
    who: { wickr: { networkId: network, userIds: ['1000000001', '1000000002', '1000000404'] } },
  }),
)

/** The table is missing when a request comes in, or when its call arrives, and a moment longer. */
async function without(table: string, emulator?: Emulator): Promise<void> {
  const { promise: hidden, resolve } = Promise.withResolvers<void>()
  const hide = () => database.query(`alter table ${table} rename to hidden`).then(() => resolve())
  if (emulator === undefined) await hide()
  emulator?.decide(() => {
    emulator.decide(undefined)
    void hide()
    return undefined
  })
  outcomes.push(await send({ waitSeconds: 0 }))
  await hidden
  // The dispatcher looks as well.
  await database.query(`select pg_notify('lanes', 'none')`)
  await sleep(100)
  await database.query(`alter table hidden rename to ${table}`)
}
await without('targets')
await without('sends')
await without('events', emulators.WICKR)
await without('lanes')
await without('calls', emulators.CHIME)

// The emulator reads with its own clock and signature, so this is another client than the gateway.
const users = await callAws(
  emulators.WICKR.url,
  read('wickr', `/networks/${network}/users`, 'maxResults=100'),
)
const { users: listed } = (await users.json()) as { users: readonly { inviteCode?: string }[] }
const codes = listed.flatMap(({ inviteCode }) => inviteCode ?? [])
process.stdout.write(JSON.stringify({ secrets: [...secrets], codes, outcomes }))
