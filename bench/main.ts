import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bytes } from './figures/bytes.ts'
import { compare } from './figures/compare.ts'
import { consoles } from './figures/consoles.ts'
import { counts } from './figures/counts.ts'
import { countsPglite } from './figures/counts-pglite.ts'
import { cpu } from './figures/cpu.ts'
import { filters } from './figures/filters.ts'
import { floor } from './figures/floor.ts'
import { goodput } from './figures/goodput.ts'
import { growth } from './figures/growth.ts'
import { idle } from './figures/idle.ts'
import { keys } from './figures/keys.ts'
import { pacing } from './figures/pacing.ts'
import { picking } from './figures/picking.ts'
import { sharing } from './figures/sharing.ts'
import { start } from './figures/start.ts'
import { subscribers } from './figures/subscribers.ts'
import { telemetry } from './figures/telemetry.ts'
import { thinning } from './figures/thinning.ts'
import { thread } from './figures/thread.ts'
import { throughput } from './figures/throughput.ts'
import type { Figure } from './lib/figure.ts'
import { heading, table, withSection } from './lib/table.ts'
import { profile, profileTitle } from './profile.ts'

const figures = {
  cpu,
  counts,
  countsPglite,
  throughput,
  floor,
  thread,
  sharing,
  pacing,
  goodput,
  start,
  growth,
  picking,
  subscribers,
  consoles,
  idle,
  keys,
  thinning,
  telemetry,
  bytes,
  filters,
}

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, compare: { type: 'string' } },
})
const { quick } = values
const unknown = wanted.filter((name) => !(name in figures) && name !== 'profile')
if (unknown.length > 0) {
  console.error(
    `No figure is called ${unknown.join(', ')}: choose ${Object.keys(figures).join(', ')} or profile.`,
  )
  process.exit(1)
}

const chosen =
  values.compare === undefined
    ? Object.entries<Figure>(figures).filter(
        ([name]) => wanted.length === 0 || wanted.includes(name),
      )
    : [['compare', compare(values.compare)] as const]
const here = fileURLToPath(new URL('.', import.meta.url))
const needsPeers =
  wanted.includes('profile') || chosen.some(([, figure]) => figure.needsPeers !== false)
if (needsPeers && !existsSync(`${here}node_modules`)) {
  console.log(
    'Once: the peers that the gateway is compared with are installed into bench/node_modules.',
  )
  execFileSync('npm', ['ci', '--prefix', here], { stdio: 'inherit' })
}

for (const [, figure] of chosen) {
  await write('RESULTS.md', heading(), figure.title, async () =>
    table(figure, await figure.run({ quick, pairs: quick ? 2 : 7 })),
  )
}
// Only when asked for: it compares nothing.
if (wanted.includes('profile')) {
  await write('PROFILE.md', undefined, profileTitle, () => profile(quick))
}

async function write(
  file: string,
  head: string | undefined,
  title: string,
  measure: () => Promise<string>,
): Promise<void> {
  const started = performance.now()
  const section = await measure()
  console.log(`\n${section}\n\n${((performance.now() - started) / 1000).toFixed(0)} s`)
  // A quick run shows that everything works; its numbers are not worth keeping. Those of two commits are
  // for whoever asked.
  if (quick || values.compare !== undefined) return
  const path = `${here}${file}`
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  writeFileSync(path, withSection(before, title, section, head))
}
