import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { isHealthy } from '../../src/doctor/report.ts'
import { compiled } from '../compiled.ts'
import { unpackImage } from '../support/database.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { startCollector } from '../telemetry/collector.ts'
import { configurationFaults } from './faults/configuration.ts'
import { identityFaults } from './faults/identity.ts'
import { collectorFaults, machineFaults } from './faults/machine.ts'
import { postgresFaults } from './faults/postgres.ts'
import { providerFaults } from './faults/providers.ts'
import { createPatient, definedOnly, examinePatient, type Patient, writeFiles } from './patient.ts'
import { startPgBouncer } from './pgbouncer.ts'

const emulators = await startEmulators()
const server = await startPostgres()
after(async () => {
  await emulators[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

const faults = [
  ...[...configurationFaults, ...identityFaults, ...machineFaults],
  ...[...postgresFaults, ...providerFaults, ...collectorFaults],
]
const timeout = 30_000

for (const { what, plant, needsServer, topic, state = 'fault', says } of faults) {
  test(`the doctor finds ${what}, and says in one sentence what to do`, { timeout }, async (t) => {
    using patient = createPatient(emulators)
    if (needsServer && server === undefined) return t.skip(noServer)
    await using undo = new AsyncDisposableStack()
    let skipped: string | undefined
    const skip = (why: string) => {
      skipped = why
    }
    // Rows without `needsServer` do not look at it.
    await plant(patient, { server: server as NonNullable<typeof server>, undo, skip })
    if (skipped !== undefined) return t.skip(skipped)

    const findings = await examinePatient(patient)

    const found = findings.filter((one) => one.topic === topic && one.state === state)
    const sentence = found.find((one) => says.test(one.says))?.says
    assert.ok(sentence, JSON.stringify(findings, undefined, 1))
    assert.match(sentence, /^[A-Z][^\n]*\.$/)
    assert.doesNotMatch(sentence, /\.\.$|\[object|undefined/)
  })
}

test('at least 25 faults are planted', () => {
  assert.ok(faults.length >= 25, String(faults.length))
})

test('the doctor finds nothing where everything works, and nothing is sent or made', async () => {
  using patient = createPatient(emulators)

  const findings = await examinePatient(patient)

  assert.deepEqual(
    findings.filter(({ state }) => state !== 'ok'),
    [],
  )
  const topics = findings.map(({ topic }) => topic)
  for (const topic of ['REPOST_PRIVATE/SP1234', 'WICKR/12345678', 'CHIME/team', 'port']) {
    assert.ok(topics.includes(topic), topics.join())
  }
  for (const { ledger } of [emulators.CHIME, emulators.WICKR, emulators.REPOST_PRIVATE]) {
    assert.deepEqual(ledger, [])
  }
})

test('a file that begins with the mark of an editor is read, and a collector gets an empty export', async () => {
  await using collector = await startCollector()
  using patient = createPatient(emulators)
  writeFiles(patient)
  const marked = join(patient.directory, 'marked.json')
  writeFileSync(marked, `\uFEFF${JSON.stringify(patient.file)}`)
  const exported = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }
  Object.assign(patient.variables, { ...exported, GATEWAY_CONFIG: marked })

  const findings = await examinePatient(patient)

  assert.ok(isHealthy(findings), JSON.stringify(findings))
  const paths = collector.exports.map(({ path, body }) => [path, body.length])
  assert.deepEqual(paths.sort(), [
    ['/v1/metrics', 0],
    ['/v1/traces', 0],
  ])
  assert.equal(findings.filter(({ topic }) => topic === 'collector').length, 2)
})

test('destinations that nobody names are reached all the same', async () => {
  using patient = createPatient(emulators)
  const anywhere = { destinations: [{ id: '*' }] }
  patient.file.providers = { repostPrivate: anywhere, wickr: anywhere, chime: anywhere }

  const findings = await examinePatient(patient)

  for (const topic of ['REPOST_PRIVATE/*', 'WICKR/*', 'CHIME/*']) {
    assert.equal(findings.find((one) => one.topic === topic)?.state, 'ok', JSON.stringify(findings))
  }
})

for (const through of ['directly', 'through PgBouncer in session mode']) {
  test(`a server that is reached ${through} is well`, { timeout }, async (t) => {
    if (server === undefined) return t.skip(noServer)
    using patient = createPatient(emulators)
    await using pooler =
      through === 'directly' ? undefined : await startPgBouncer(server.url, 'session')
    patient.variables.DATABASE_URL = pooler?.url ?? (await server.createDatabase())

    const findings = await examinePatient(patient)

    const of = (topic: string) => findings.find((one) => one.topic === topic)
    assert.equal(of('database')?.state, 'ok', JSON.stringify(findings))
    assert.equal(of('notifications')?.state, 'ok')
    assert.match(of('migrations')?.says ?? '', /^the next start applies 0001/)
  })
}

test('a directory with a database in it is opened, and its tables are compared', async () => {
  using patient = createPatient(emulators)
  unpackImage(join(patient.variables.DATA_DIR ?? '', 'pglite'))

  const findings = await examinePatient(patient)

  assert.equal(findings.find(({ topic }) => topic === 'migrations')?.says, 'all are applied')
})

test('beside a gateway that runs, its port and its directory are in use and no fault', async () => {
  using patient = createPatient(emulators)
  unpackImage(join(patient.variables.DATA_DIR ?? '', 'pglite'))
  writeFiles(patient)
  await using gateway = await serve(patient)
  patient.variables.PORT = new URL(gateway.url).port

  const findings = await examinePatient(patient)

  const says = (topic: string) => findings.find((one) => one.topic === topic)?.says ?? ''
  assert.ok(isHealthy(findings), JSON.stringify(findings))
  assert.match(says('port'), /^127\.0\.0\.1:\d+ is in use; a gateway of version \S+ is running$/)
  assert.match(says('database'), /^the gateway that is running uses \S+$/)
})

test('both commands print a table and exit with 1 where something is wrong, else with 0', async () => {
  using patient = createPatient(emulators)
  writeFiles(patient)
  const well = await Promise.all([run(patient, 'doctor'), run(patient, 'serve', '--check')])
  patient.variables.AWS_SECRET_ACCESS_KEY = 'a-wrong-secret-that-is-long'
  const ill = await run(patient, 'doctor')

  for (const { code, out, err } of well) {
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^ok {6}port +127\.0\.0\.1:0 is free$/m)
    assert.match(out, /\nEverything that was looked at works\.\n$/)
  }
  assert.equal(ill.code, 1)
  assert.match(ill.out, /^FAULT {3}WICKR\/12345678 +Correct the credentials for AWS Wickr, /m)
  assert.match(ill.out, /\n3 faults, 0 notes\.\n$/)
  assert.ok(!ill.out.includes(sandboxCredentials.secretKey))
  assert.ok(!ill.out.includes('a-wrong-secret'))
})

/** `npm run serve`, once it listens. */
async function serve(patient: Patient): Promise<AsyncDisposable & { readonly url: string }> {
  const child = spawn(process.execPath, ['src/launch.cjs', 'serve'], {
    env: { ...compiled, PATH: process.env.PATH, ...definedOnly(patient.variables) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  let said = ''
  for await (const piece of child.stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += piece
    if (said.includes('"msg":"listening"')) break
  }
  child.stderr.resume()
  return {
    url: /"url":"([^"]+)"/.exec(said)?.[1] ?? assert.fail(said),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function run(patient: Patient, ...args: readonly string[]) {
  const env = { ...compiled, PATH: process.env.PATH, ...definedOnly(patient.variables) }
  const child = spawn(process.execPath, ['src/launch.cjs', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], out, err] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, out, err }
}
