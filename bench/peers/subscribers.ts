import { Agent, request } from 'undici'
import { authorization } from '../lib/credential.ts'
import type { SubscribersApi } from '../lib/load-api.ts'
import { answerParent } from '../lib/rpc.ts'

/** Clients that watch a batch over server-sent events and read all they are told. */
const methods: SubscribersApi = {
  subscribe: async ({ url, batchId, count }) => {
    const heard = Array.from({ length: count }, () => subscribe(url, batchId))
    await Promise.all(heard)
  },
  untilEnded: async () => {
    await Promise.all(ending.splice(0))
  },
}
const agent = new Agent({ connections: null, bodyTimeout: 0 })
const ending: Promise<void>[] = []

async function subscribe(url: string, batchId: string): Promise<void> {
  const { statusCode, body } = await request(`${url}/graphql`, {
    method: 'POST',
    dispatcher: agent,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
    body: JSON.stringify({ query, variables: { batchId } }),
  })
  if (statusCode !== 200) throw new Error(`HTTP ${statusCode}: ${await body.text()}`)
  const first = Promise.withResolvers<void>()
  const read = async () => {
    let text = ''
    for await (const chunk of body) {
      text = (text + chunk).slice(-200)
      if (text.includes('data:')) first.resolve()
    }
    if (!text.includes('event: complete')) throw new Error(`the stream broke off: ${text}`)
  }
  const ended = read()
  ended.catch(first.reject)
  ending.push(ended)
  await first.promise
}

const query = `subscription Watch($batchId: ID!) {
  inviteBatchProgress(batchId: $batchId) { __typename }
}`

answerParent(methods)
