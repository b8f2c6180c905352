import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { createLogger } from '../../src/logger.ts'

/** A process that logs 12 MB when it is told to, and answers requests meanwhile; or ends. */
const logger = createLogger()
const padding = 'x'.repeat(300)

async function writeLines(): Promise<number> {
  let lines = 0
  for (; lines < 30_000; lines += 1) {
    logger.info({ padding }, 'hello')
    if (lines % 100 === 0) await setImmediate()
  }
  return lines
}

const server = createServer(async ({ url }, response) => {
  if (url === '/exit') process.exit(0)
  response.end(url === '/write' ? String(await writeLines()) : 'alive')
})
server.listen(0, '127.0.0.1', () => {
  const [, , file = ''] = process.argv
  writeFileSync(file, `http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
// Whoever started it may have died.
setTimeout(() => process.kill(process.pid, 'SIGKILL'), 120_000)
