import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { mountSmallDisk, noSmallDisk } from '../database/pglite/small-disk.ts'
import { address } from '../support/logger.ts'
import type { OutcomeKind } from './day/documents.ts'
import { createPlan } from './day/plan.ts'
import { cutShort, withAbsences } from './processes/cut-short.ts'
import { runTruth } from './run.ts'
import { judgePeople } from './verdict/check-people.ts'
import { isTrue, reportText } from './verdict/report.ts'

// `npm run test:truth` is the long version.
test('what the gateway says is what the upstreams know, through faults and kills', async (t) => {
  const seed = Number(process.env.TRUTH_SEED ?? Math.floor(Math.random() * 1_000_000))
  t.diagnostic(`TRUTH_SEED=${seed} plays this again`)
  const directory = await mkdtemp(join(tmpdir(), 'truth-'))
  const plan = createPlan({
    seed,
    operations: 40,
    faults: 0.35,
    kills: 2,
    freezes: 1,
    outageMs: 3_000,
  })

  using disk = mountSmallDisk(400)
  if (disk === undefined) t.diagnostic(`the disk is never full: ${noSmallDisk}`)

  const report = await runTruth(plan, {
    database: { directory: join(disk?.directory ?? directory, 'data') },
    ...(disk && { disk }),
    log: join(directory, 'gateway.log'),
    // Other tests run at the same time: a slow machine must not look like a silent upstream.
    requestTimeoutMs: 2_000,
  })

  t.diagnostic(reportText(report))
  assert.ok(isTrue(report), `${reportText(report)}\nWhat it left behind is in ${directory}`)
  assert.doesNotMatch(await readFile(join(directory, 'gateway.log'), 'utf8'), address)
  await rm(directory, { recursive: true })
})

test('the same seed is the same plan, another seed another', () => {
  const digest = (seed: number) =>
    createPlan({ seed, operations: 40, faults: 0.35, kills: 2, freezes: 1, outageMs: 3_000 }).digest

  assert.equal(digest(7), digest(7))
  assert.notEqual(digest(7), digest(8))
})

test('failed for what passes, though no call was made, is needless', () => {
  const send = {
    ...{
      person: 'ada',
      outcome: 'FAILED' as OutcomeKind,
      inferred: true,
      consent: false,
      chances: 1,
    },
    ...{ acceptedAt: 0, where: 'a request' },
  } as const
  const codes = ['PROVIDER_UNAVAILABLE', 'ACCESS_DENIED', 'INVALID_RECIPIENT']
  const called = () => false

  const verdicts = codes.map((failureCode) =>
    judgePeople([{ ...send, failureCode }], { ledger: new Map(), untold: () => true, called }),
  )

  assert.deepEqual(
    verdicts.map((found) => found.map(({ verdict }) => verdict)),
    [['needless'], ['needless'], []],
  )
})

type Said = OutcomeKind | undefined
const truths: readonly [said: readonly Said[], times: number, verdict: string][] = [
  [['SENT'], 1, ''],
  [['FAILED'], 0, ''],
  [['UNCONFIRMED'], 0, ''],
  [['UNCONFIRMED'], 1, ''],
  [['SENT', 'SKIPPED'], 1, ''],
  [['FAILED', 'SENT'], 1, ''],
  [['SENT'], 0, 'lost'],
  [['SENT'], 2, 'duplicate'],
  [['UNCONFIRMED'], 2, 'duplicate'],
  [['SENT', 'SENT'], 2, 'duplicate'],
  [['UNCONFIRMED', 'SENT'], 1, 'duplicate'],
  [['FAILED'], 1, 'lied'],
  [['ALREADY_PENDING'], 1, 'lied'],
  [[undefined], 1, 'lied'],
  [[], 1, 'lied'],
  [['QUEUED'], 0, 'missing'],
]
for (const [said, times, verdict] of truths) {
  test(`said ${said.map((kind) => kind ?? 'refused').join(', ') || 'nothing'}, ${times} in the ledger: ${verdict || 'true'}`, () => {
    const sends = said.map((outcome) => ({
      person: 'ada',
      outcome,
      inferred: false,
      consent: false,
      chances: 1,
      acceptedAt: 0,
      where: 'a request',
    }))

    const findings = judgePeople(sends, {
      ledger: new Map(times === 0 ? [] : [['ada', times]]),
      untold: () => true,
      called: () => true,
    })

    assert.deepEqual(
      findings.map((finding) => finding.verdict),
      verdict === '' ? [] : [verdict],
    )
  })
}

const kill = { name: 'a kill', from: 8_000, to: 8_000 }
const absences = [
  { what: 'nothing', absence: undefined, isExplained: false },
  { what: 'an absence until then', absence: { from: 2_000, to: 9_000 }, isExplained: true },
  { what: 'an absence before', absence: { from: 2_000, to: 7_000 }, isExplained: false },
  { what: 'an absence after', absence: { from: 8_500, to: 9_000 }, isExplained: false },
] as const

for (const { what, absence, isExplained } of absences) {
  test(`7 s before a kill with ${what} of the database: explained ${isExplained}`, () => {
    const gaps = withAbsences([kill], absence === undefined ? [] : [absence])

    assert.equal(cutShort({ acceptedAt: 0 }, [1_000], gaps), isExplained)
  })
}
