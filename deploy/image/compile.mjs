// Starts the gateway once while the image is built, so that what Node compiles is in the image and its
// start takes half the time. Runs in the directory of the gateway. Node keeps it by user: the gateway has
// the image's user meanwhile, and the files are root's again afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const app = resolve('.')
const isRoot = process.getuid() === 0
const user = isRoot ? { uid: 1000, gid: 1000 } : {}
const compiled = join(app, 'node_modules/.cache/invite-gateway')
const data = mkdtempSync(join(tmpdir(), 'compile-'))

mkdirSync(compiled, { recursive: true })
if (isRoot) execFileSync('chown', ['1000:1000', data, compiled])
const scopes = ['--scopes', 'invites:read', '--destinations', '*']
const newKey = ['--caller', 'build', '--tenant', 'build', ...scopes, '--into', 'identities.json']
const launcher = join(app, 'src/launch.cjs')
const key = String(
  execFileSync(process.execPath, [launcher, 'key', ...newKey], { ...user, cwd: data }),
)
const destinations = [{ id: '*' }]
const configuration = {
  identity: { keys: 'identities.json' },
  providers: { repostPrivate: { destinations }, chime: { destinations }, tencentOrganization: {} },
}
writeFileSync(join(data, 'gateway.json'), JSON.stringify(configuration))

const gateway = spawn(process.execPath, [...process.execArgv, launcher, 'serve'], {
  ...user,
  cwd: data,
  env: {
    ...{ GATEWAY_CONFIG: 'gateway.json', DATA_DIR: 'invites', AWS_REGION: 'us-east-1' },
    ...{ HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '0', NODE_ENV: 'production' },
    ...{ AWS_ACCESS_KEY_ID: 'build', AWS_SECRET_ACCESS_KEY: 'build' },
    ...{ TENCENTCLOUD_SECRET_ID: 'build', TENCENTCLOUD_SECRET_KEY: 'build' },
  },
  stdio: ['ignore', 'ignore', 'pipe'],
})
const ended = new Promise((resolve) => gateway.once('close', resolve))
for await (const line of createInterface(gateway.stderr)) {
  if (line.includes('"msg":"listening"')) {
    await use(JSON.parse(line))
    gateway.kill('SIGTERM')
  } else console.error(line)
}
if ((await ended) !== 0) throw new Error('the gateway did not start and stop')
rmSync(data, { recursive: true })
if (isRoot) execFileSync('chown', ['-R', '0:0', compiled])
execFileSync('chmod', ['-R', 'a+rX,go-w', compiled])

async function use({ url, metricsUrl }) {
  const query = '{ providers { kind } }'
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key.trim()}` }
  const body = JSON.stringify({ query })
  const answers = await Promise.all([
    fetch(`${url}/graphql`, { method: 'POST', headers, body }),
    ...[metricsUrl, `${url}/health/ready`].map((page) => fetch(page)),
  ])
  for (const { ok, url, status } of answers) if (!ok) throw new Error(`${url}: ${status}`)
}
