import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { audit } from './audit.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'invite-gateway-audit-')), 'shop')
after(() => rmSync(join(folder, '..'), { recursive: true, force: true }))
const dependencies = { pg: '8.23.1' }
const manifest = { name: 'shop', version: '1.0.0', dependencies }
const lock = {
  ...{ name: 'shop', version: '1.0.0', lockfileVersion: 3, requires: true },
  packages: { '': manifest, 'node_modules/pg': { version: '8.23.1' } },
}
mkdirSync(folder)
writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))

const advisory = {
  ...{ id: 1, url: 'https://advisories.example/1', title: 'It lets strangers in' },
  ...{ severity: 'low', vulnerable_versions: '<9' },
}

test('a vulnerability that the registry knows fails, whatever its severity, and is named', async () => {
  await using registry = await startRegistry(200, { pg: [advisory] })

  assert.deepEqual(await audit(folder, registry.environment), {
    ok: false,
    lines: ['shop: pg is vulnerable (low): It lets strangers in, https://advisories.example/1'],
  })
  assert.deepEqual(registry.asked[0], { pg: ['8.23.1'] })
})

test('a registry that knows of none lets it pass', async () => {
  await using registry = await startRegistry(200, {})

  assert.deepEqual(await audit(folder, registry.environment), {
    ok: true,
    lines: ['shop: no known vulnerability.'],
  })
  assert.equal(registry.asked.length, 1)
})

for (const status of [404, 405]) {
  test(`a registry that answers ${status} offers no audits: one sentence, and it passes`, async () => {
    await using registry = await startRegistry(status, {})

    assert.deepEqual(await audit(folder, registry.environment), {
      ok: true,
      lines: ['shop: not audited, because this registry offers no audits.'],
    })
  })
}

test('a registry that is broken or away is no proof: it fails', async () => {
  await using registry = await startRegistry(503, {})
  const { environment } = await (await startRegistry(200, {})).stop()

  for (const one of [registry.environment, environment]) {
    const { lines, ok } = await audit(folder, one)

    assert.equal(ok, false)
    assert.match(lines.join(), /^shop: the registry could not be asked: /)
  }
})

/** A registry that audits, and has no package. */
async function startRegistry(status: number, advisories: object) {
  const asked: unknown[] = []
  const answer: RequestListener = async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(404).end('{}')
    const body = await buffer(request)
    const isZipped = request.headers['content-encoding'] === 'gzip'
    asked.push(JSON.parse(String(isZipped ? gunzipSync(body) : body)))
    response.writeHead(status, { 'content-type': 'application/json' })
    return response.end(JSON.stringify(advisories))
  }
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
    return registry
  }
  const registry = {
    asked,
    stop,
    environment: {
      PATH: process.env.PATH,
      HOME: folder,
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_fetch_retries: '0',
    },
    [Symbol.asyncDispose]: async () => void (await stop()),
  }
  return registry
}
