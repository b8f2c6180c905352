import { after } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { startFront } from './front.ts'
import { createFiles } from './sender.ts'

/** What a file of sender tests needs, until its last test has ended: files, a gateway, and a front of it. */
export async function startSending() {
  const files = await createFiles()
  const gateway = await startTestGateway()
  const front = await startFront(gateway)
  after(async () => {
    await front[Symbol.asyncDispose]()
    await gateway[Symbol.asyncDispose]()
    await files[Symbol.asyncDispose]()
  })
  return { files, gateway, front }
}
