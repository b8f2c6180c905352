import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Profile, readProfile } from './lib/profile.ts'
import { databaseKinds, setStage } from './lib/stage.ts'

const cases = [
  { recipients: 1_000, concurrency: 1, count: 40 },
  { recipients: 1, concurrency: 1, count: 400 },
  { recipients: 1, concurrency: 32, count: 2_000 },
]

/** Where the gateway's time goes, as a Markdown section. */
export async function profile(quick: boolean): Promise<string> {
  const taken: { readonly what: string; readonly profile: Profile }[] = []
  for (const on of databaseKinds) {
    for (const { recipients, concurrency, ...each } of cases) {
      const count = Math.ceil(each.count / (quick ? 10 : 1))
      await using stage = await setStage()
      const folder = await stage.directory()
      const nodeOptions = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500']
      const gateway = await stage.gateway(on, { nodeOptions })
      const load = { url: gateway.url, kind: 'gateway', recipients: [recipients] } as const
      await stage.load({ ...load, concurrency, count: Math.ceil(count / 2) })
      const from = now()
      await stage.load({ ...load, concurrency, count })
      const to = now()
      await gateway[Symbol.asyncDispose]()
      const [file = ''] = readdirSync(folder)
      const what = `${on}, ${recipients.toLocaleString('en')}, ${concurrency} at once`
      taken.push({ what, profile: readProfile(join(folder, file), from, to) })
    }
  }
  return [
    `## ${profileTitle}`,
    '',
    `| | ${taken.map(({ what }) => what).join(' | ')} |`,
    `|---|${taken.map(() => '--:').join('|')}|`,
    ...lines(taken.map((each) => each.profile.rooms)),
    '',
    'Of the gateway on PGlite the thread of the event loop only: the database has a thread of its own.',
    '',
    'The functions that took most, of themselves:',
    '',
    ...taken.map(({ what, profile: { functions } }) => `- ${what}: ${most(functions)}`),
  ].join('\n')
}

export const profileTitle =
  'Shares of the gateway’s CPU: recipients of a mutation, mutations at once'

const now = () => Number(process.hrtime.bigint() / 1000n)

function lines(columns: readonly Profile['rooms'][]): string[] {
  const sums = new Map<string, number>()
  for (const [name, share] of columns.flat()) sums.set(name, (sums.get(name) ?? 0) + share)
  const names = [...sums].sort((a, b) => b[1] - a[1]).filter(([, sum]) => sum > 0.01)
  return names.map(([name]) => {
    const cells = columns.map((column) => percent(new Map(column).get(name) ?? 0))
    return `| ${name} | ${cells.join(' | ')} |`
  })
}

const most = (functions: Profile['functions']) =>
  functions
    .slice(0, 6)
    .map(([name, share]) => `\`${name}\` ${percent(share)}`)
    .join(', ')

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
