import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { createSchema } from 'graphql-yoga'
import type { RequestContext } from '#http/request-context.ts'
import type { GatewayLimits } from '#invites/check/limits.ts'
import { until } from '../../support/until.ts'
import { type Front, startFront } from '../front.ts'

const json = 'application/json'
const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make)

/** A gateway whose field `work` keeps its slot until `release`, and `wait` waits until then. */
async function start(limits: Partial<GatewayLimits>) {
  const held: (() => void)[] = []
  const hold = () => new Promise<void>((resolve) => held.push(resolve))
  const order: string[] = []
  const front = await startFront({
    limits,
    schema: createSchema<RequestContext>({
      typeDefs: 'type Query { ok: Boolean, work: Boolean, wait: Boolean, long: String }',
      resolvers: {
        Query: {
          ok: () => true,
          work: async (_root, _args, { caller }) => {
            order.push(caller.tenant)
            await hold()
            return true
          },
          wait: async (_root, _args, { whileWaiting }) => {
            await whileWaiting(hold)
            return true
          },
          long: () => 'x'.repeat(20_000_000),
        },
      },
    }),
  })
  const release = (count = held.length) => {
    for (const go of held.splice(0, count)) go()
  }
  return {
    front,
    held,
    order,
    release,
    [Symbol.asyncDispose]: async () => {
      release()
      await front[Symbol.asyncDispose]()
    },
  }
}

const statuses = async (responses: readonly Promise<Response>[]) =>
  new Set((await Promise.all(responses)).map(({ status }) => status))

test('50 requests that wait lock nobody out of 50 slots, not even their own tenant', async () => {
  await using gateway = await start({ maxRequestsInWork: 50 })
  const waiting = many(50, () => gateway.front.post('{ wait }', json, 'greedy'))
  await until(() => gateway.held.length === 50)

  const others = await statuses(
    ['other', 'greedy'].map((tenant) => gateway.front.post('{ ok }', json, tenant)),
  )
  gateway.release()

  assert.deepEqual([...others, ...(await statuses(waiting))], [200, 200])
})

test('neither do requests whose bodies never arrive, nor answers that are never read', async () => {
  await using gateway = await start({ maxRequestsInWork: 5 })
  const bodies = await Promise.all(many(5, () => openBody(gateway.front)))
  const unread = await Promise.all(many(5, () => gateway.front.post('{ long }', json, 'greedy')))

  const others = await statuses(many(5, () => gateway.front.post('{ ok }', json, 'other')))

  assert.deepEqual([...others], [200])
  for (const socket of bodies) socket.destroy()
  for (const { body } of unread) await body?.cancel()
})

test('a tenant may have as many waiting requests as are still free, so there is room for others', async () => {
  await using gateway = await start({ maxWaitingRequests: 8 })
  const wait = (tenant: string) => gateway.front.post('{ wait }', json, tenant)
  const waiting = many(4, () => wait('greedy'))
  await until(() => gateway.held.length === 4)

  const refused = await wait('greedy')
  const { errors } = await refused.json()
  waiting.push(wait('b'), wait('b'))
  await until(() => gateway.held.length === 6)
  const second = await wait('b')
  waiting.push(wait('c'))
  await until(() => gateway.held.length === 7)
  gateway.release()

  assert.deepEqual([refused.status, second.status], [503, 503])
  assert.equal(errors[0].extensions.code, 'OVERLOADED')
  assert.equal(refused.headers.get('retry-after'), `${errors[0].extensions.retryAfterSeconds}`)
  assert.deepEqual([...(await statuses(waiting))], [200])
})

test('50 requests in work do not keep another tenant from the next slot', async () => {
  await using gateway = await start({ maxRequestsInWork: 50 })
  const greedy = many(150, () => gateway.front.post('{ work }', json, 'greedy'))
  await until(() => gateway.held.length === 50)
  const other = gateway.front.post('{ ok }', json, 'other')
  let answered = false
  void other.then(() => {
    answered = true
  })

  await until(() => {
    gateway.release(1)
    return answered
  })
  const worked = gateway.order.length

  assert.equal((await other).status, 200)
  assert.ok(worked < 150, `${worked} others worked first`)
  const end = setInterval(() => gateway.release(), 5)
  await statuses(greedy)
  clearInterval(end)
})

test('a turn that does not come within a second is refused with a time to return', async () => {
  await using gateway = await start({ maxRequestsInWork: 1 })
  const working = gateway.front.post('{ work }')
  await until(() => gateway.held.length === 1)

  const late = await gateway.front.post('{ ok }')
  gateway.release()

  assert.equal(late.status, 503)
  assert.match(late.headers.get('retry-after') ?? '', /^[1-5]$/)
  assert.equal((await working).status, 200)
})

test('a request that has waited gets a slot again, however long that takes', async () => {
  await using gateway = await start({ maxRequestsInWork: 1 })
  const waited = gateway.front.post('{ wait }')
  await until(() => gateway.held.length === 1)
  const working = gateway.front.post('{ work }', json, 'other')
  await until(() => gateway.held.length === 2)

  gateway.release(1)
  // Others are refused meanwhile: their second passes.
  assert.equal((await gateway.front.post('{ ok }', json, 'third')).status, 503)
  gateway.release()

  assert.deepEqual([...(await statuses([waited, working]))], [200])
})

async function openBody({ url }: Front) {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  const head = ['POST /graphql HTTP/1.1', 'host: 127.0.0.1', 'authorization: Bearer greedy']
  socket.write(
    [...head, 'content-type: application/json', 'content-length: 99', '', '{'].join('\r\n'),
  )
  return socket
}
