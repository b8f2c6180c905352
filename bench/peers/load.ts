import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { authorization } from '../lib/credential.ts'
import type { Load, LoadApi } from '../lib/load-api.ts'
import { quantile } from '../lib/ratio.ts'
import { answerParent } from '../lib/rpc.ts'

/** Asks, and looks at every answer: what was not sent to everybody counts as a failure. */
const methods: LoadApi = {
  run: async (load) => {
    const pool = new Pool(load.url, { connections: load.concurrency, pipelining: 1 })
    const times: number[] = []
    const failures: string[] = []
    const started = performance.now()
    const one = async (nth: number) => {
      const size = load.recipients[nth % load.recipients.length] ?? 1
      const account = `bench-${nth % (load.accounts ?? 1)}`
      const begun = performance.now()
      const failure = await ask(pool, load.kind, account, size).catch(String)
      if (failure === undefined) times.push(performance.now() - begun)
      else failures.push(failure)
    }
    await (load.overMs === undefined ? closed(load, one) : open(load, one))
    const ms = performance.now() - started
    await pool.close()
    return {
      requests: times.length,
      failures: failures.length,
      ...(failures[0] === undefined ? {} : { failure: failures[0] }),
      ms,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    }
  },
}

/** As many at once as asked for, each after the answer of the one before. */
async function closed(load: Load, one: (nth: number) => Promise<void>): Promise<void> {
  const end = performance.now() + (load.forMs ?? Number.POSITIVE_INFINITY)
  let nth = 0
  const client = async () => {
    while (nth < (load.count ?? Number.POSITIVE_INFINITY) && performance.now() < end) {
      await one(nth++)
    }
  }
  await Promise.all(Array.from({ length: load.concurrency }, client))
}

/** At their times, however long the answers take. */
async function open(load: Load, one: (nth: number) => Promise<void>): Promise<void> {
  const { count = 1, overMs = 0 } = load
  const started = performance.now()
  const asked: Promise<void>[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const wait = started + (overMs * nth) / count - performance.now()
    if (wait > 0) await sleep(wait)
    asked.push(one(nth))
  }
  await Promise.all(asked)
}

// No two loads of one bench may invite the same person: the gateway would skip the second.
const run = randomBytes(4).toString('hex')
let last = 0

/** Resolves to what went wrong, if anything did. */
async function ask(
  pool: Pool,
  kind: Load['kind'],
  account: string,
  size: number,
): Promise<string | undefined> {
  const emails = Array.from({ length: size }, () => `p${run}${++last}@example.com`)
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization },
    body: JSON.stringify(kind === 'gateway' ? gateway(account, emails) : peer(account, emails)),
    headersTimeout: 120_000,
    bodyTimeout: 120_000,
  })
  const text = await body.text()
  const sent = text.split(kind === 'gateway' ? '"SENT"' : '"Sent"').length - 1
  if (statusCode === 200 && sent === size) return undefined
  return `HTTP ${statusCode}, ${sent} of ${size} sent: ${text.slice(0, 300)}`
}

const gateway = (accountId: string, emails: readonly string[]) => ({
  query: `mutation Send($input: SendInvitesInput!) {
    sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload {
        results {
          __typename
          ... on InviteOutcomeBase { recipient { value } }
          ... on InviteSent { emailStatus }
        }
      }
      ... on UserError { message }
    }
  }`,
  variables: {
    input: {
      idempotencyKey: `${run}-${last}`,
      waitSeconds: 60,
      targets: [{ chime: { accountId, recipients: emails.map((email) => ({ email })) } }],
    },
  },
})

const peer = (accountId: string, UserEmailList: readonly string[]) => ({
  query: `mutation Send($accountId: String!, $input: InviteUsers_Input!) {
    inviteUsers(accountId: $accountId, input: $input) { Invites { EmailAddress EmailStatus } }
  }`,
  variables: { accountId, input: { UserEmailList, UserType: 'PrivateUser' } },
})

answerParent(methods)
