import { request } from 'node:http'
import { connect, type Socket } from 'node:net'

export interface Followed {
  readonly url: string
  readonly authorization: string
  readonly batchId: string
}

/** Everything that a list of invites shows: 10,000 of them are more than a socket can hold. */
const query = `subscription ($batchId: ID!) { inviteBatchProgress(batchId: $batchId) {
  cursor
  batch { id name status createdAt finishedAt progress { total done counts { queued sent failed } } }
  changed {
    id outcomeKind attempts createdAt updatedAt
    recipient { kind value displayName } destination { id label } provider
    outcome { __typename ... on InviteSent { sentAt } }
  }
} }`

/** Reads a stream to its end. Resolves to the bytes; rejects if it was cut. */
export function readToEnd({ url, authorization, batchId }: Followed): Promise<number> {
  const body = JSON.stringify({ query, variables: { batchId } })
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/graphql`, {
      method: 'POST',
      agent: false,
      headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      let bytes = 0
      let last = ''
      response.on('data', (piece: Buffer) => {
        bytes += piece.byteLength
        last = (last + piece.toString('latin1', Math.max(0, piece.byteLength - 50))).slice(-50)
      })
      response.on('error', reject)
      response.on('end', () => {
        if (last.includes('event: complete')) resolve(bytes)
        else reject(new Error(`the stream ended with ${last}`))
      })
    })
    outgoing.end(body)
  })
}

/** Asks for the same stream and reads nothing of it. */
export function readNothing({ url, authorization, batchId }: Followed): Socket {
  const { hostname, port, host } = new URL(url)
  const body = JSON.stringify({ query, variables: { batchId } })
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.pause()
  socket.write(
    [
      'POST /graphql HTTP/1.1',
      `host: ${host}`,
      `authorization: ${authorization}`,
      'content-type: application/json',
      'accept: text/event-stream',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
  return socket
}
