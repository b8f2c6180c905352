import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from '../lib/rpc.ts'

/**
 * Chime's InviteUsers and Tencent's SendOrganizationInvitation, and nothing else: no signature is
 * checked and nothing is kept, so that it takes as little of the machine as possible.
 */
const methods = {
  url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  /** What has arrived since it was asked last; times in milliseconds on the clock of this process. */
  take: () => {
    const taken = { arrivals, recipients }
    arrivals = []
    recipients = 0
    return taken
  },
  /** Milliseconds before each answer. */
  delay: (ms: number) => {
    delayMs = ms
  },
  /** From now on no answer leaves until `release`. */
  hold: () => {
    held ??= []
  },
  release: () => {
    for (const answer of held ?? []) answer()
    held = undefined
  },
}
export type UpstreamApi = typeof methods

let arrivals: number[] = []
let recipients = 0
let delayMs = 0
let held: (() => void)[] | undefined

const server = createServer((request, response) => {
  arrivals.push(performance.now())
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { UserEmailList?: string[] }
    const answer = () => (request.url === '/' ? tencent(response) : chime(response, body))
    recipients += body.UserEmailList?.length ?? 1
    if (held !== undefined) held.push(answer)
    else if (delayMs > 0) setTimeout(answer, delayMs)
    else answer()
  })
})
server.keepAliveTimeout = 60_000

function chime(response: ServerResponse, { UserEmailList = [] }: { UserEmailList?: string[] }) {
  const Invites = UserEmailList.map((EmailAddress) => ({
    EmailAddress,
    EmailStatus: 'Sent',
    InviteId: '00000000-0000-4000-8000-000000000000',
    Status: 'Pending',
  }))
  send(response, 201, { Invites })
}

function tencent(response: ServerResponse) {
  send(response, 200, { Response: { RequestId: '00000000-0000-4000-8000-000000000000' } })
}

function send(response: ServerResponse, status: number, value: unknown) {
  const body = JSON.stringify(value)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': '00000000-0000-4000-8000-000000000001',
  })
  response.end(body)
}

server.listen(0, '127.0.0.1', () => answerParent(methods))
