import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { engineFor } from '#database/data-directory/engine.ts'
import { openPglite } from '#database/pglite.ts'
import {
  noOrdinaryUser,
  ordinaryDirectory,
  ordinaryUser,
} from '../database/embedded/ordinary-user.ts'
import { unpackImage } from '../support/database.ts'
import { startTestGateway } from '../support/gateway.ts'
import { send } from '../support/requests/send-invites.ts'
import { toChime } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'

const directory = ordinaryDirectory()
after(() => rmSync(directory, { recursive: true, force: true }))
const here = { timeout: 240_000, skip: noOrdinaryUser }
const pglite = join(directory, 'pglite')
const unfinished = join(directory, 'unfinished-move')

test('what moves to the embedded PostgreSQL and back is all there, and goes on', here, async () => {
  unpackImage(pglite)
  const first = await sendOnce('Ада@example.com', 'not an address')
  giveAll()

  const there = await move('embedded').ended
  assert.equal(engineFor(directory, undefined), 'embedded')
  assert.throws(() => engineFor(directory, 'pglite'), {
    message: `Set DATABASE=embedded, which made ${directory}, or run npm run move-data -- --to pglite first.`,
  })
  const again = await move('pglite').ended
  renameSync(pglite, join(directory, 'before'))
  const back = await move('pglite').ended

  assert.deepEqual([there.code, there.err], [0, ''])
  assert.match(there.out, /^\d+ rows in \d+ tables were copied and compared\.\n/)
  assert.deepEqual(
    [again.code, again.err.trim()],
    [1, `Delete ${pglite} first: it holds what was there before an earlier move.`],
  )
  assert.deepEqual([back.code, back.err, engineFor(directory, undefined)], [0, '', 'pglite'])
  const replayed = await sendOnce('Ада@example.com', 'not an address')
  assert.deepEqual(replayed, { ...first, replayed: true })
  assert.deepEqual((await sendOnce('new@example.com')).outcomes, ['InviteSent'])
})

test('a move that is killed changes nothing, and the next one succeeds', here, async () => {
  rmSync(join(directory, 'embedded'), { recursive: true })
  giveAll()
  const killed = move('embedded')
  await until(() => existsSync(join(unfinished, 'embedded', 'data', 'postmaster.pid')))
  killed.kill()
  await killed.ended

  assert.equal(engineFor(directory, undefined), 'pglite')
  const next = await move('embedded').ended
  assert.deepEqual([next.code, next.err], [0, ''])
  assert.deepEqual([engineFor(directory, undefined), existsSync(unfinished)], ['embedded', false])
})

for (const [what, given, sentence] of [
  ['no engine', [], 'Give --to pglite or --to embedded.'],
  ['an unknown engine', ['--to', 'sqlite'], 'Give --to pglite or --to embedded.'],
  ['where it is already', ['--to', 'embedded'], `${directory} is kept by embedded already.`],
] as const)
  test(`move-data with ${what}: one sentence`, here, async () => {
    const { code, err } = await start(given).ended

    assert.deepEqual([code, err.trim()], [1, sentence])
  })

/** What a gateway on PGlite in the directory answers to one request with a key of its own. */
async function sendOnce(...recipients: readonly string[]) {
  await using database = await openPglite({ directory })
  await using gateway = await startTestGateway({ database })
  const { results, batch, replayed } = await send(gateway, {
    idempotencyKey: recipients.join(),
    targets: [toChime(recipients)],
  })
  return { batch: batch.id, replayed, outcomes: results.map(({ __typename }) => __typename) }
}

/** The commands run as an ordinary user, and what was made here may be root's. */
function giveAll(): void {
  const { uid, gid } = ordinaryUser
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, directory])
}

const move = (to: string) => start(['--to', to])

function start(given: readonly string[]) {
  const child = spawn(process.execPath, ['src/launch.cjs', 'move-data', ...given], {
    ...ordinaryUser,
    env: { DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return {
    kill: () => void child.kill('SIGKILL'),
    ended: ended.then(([out, err]) => ({ code: child.exitCode, out, err })),
  }
}
