import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startSandbox } from '#sandbox/sandbox.ts'
import client from '../../packages/client/package.json' with { type: 'json' }
import { placeClient } from '../client/package/packed.ts'
import { assertSays, assertShown } from './matches.ts'
import { type Block, blocksOf, pages, placeOf } from './pages.ts'
import { runProgram } from './programs.ts'
import { valuesIn } from './references.ts'
import { type Shell, startShell } from './shell.ts'

const sandbox = await startSandbox({ host: '127.0.0.1', port: 0 })
after(() => sandbox[Symbol.asyncDispose]())
// Pages import the package of the kit as its readers do: compiled, from `node_modules`.
const project = await mkdtemp(join(tmpdir(), 'invite-gateway-project-'))
after(() => rm(project, { recursive: true, force: true }))
await placeClient(project, Object.keys(client.peerDependencies))
const gateway = `${sandbox.url}/graphql`

/** Pages with a test of their own. */
const elsewhere = ['docs/operations.md']
const programs: Readonly<Record<string, string>> = { sh: 'curl', python: 'python3' }

for (const page of pages.keys()) {
  const blocks = blocksOf(page).filter(({ skip }) => skip === undefined)
  const runs = blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    const answer = next?.is === 'answer' ? next : undefined
    return isRun(block, answer) ? [{ block, answer }] : []
  })
  if (elsewhere.includes(page) || runs.length === 0) continue

  test(`what ${page} shows is what the sandbox answers`, { timeout: 240_000 }, async (t) => {
    const missing = missingFor(runs.map(({ block }) => block))
    if (missing !== undefined) {
      assert.equal(process.env.CI, undefined, missing)
      return t.skip(missing)
    }
    await using shell = await startShell(gateway, project)
    const answers: unknown[] = []
    for (const { block, answer } of runs) {
      const said = await run(block, answers, shell)
      const parsed = block.language === 'graphql' || answer?.language === 'json'
      if (parsed) answers.push(JSON.parse(said))
      if (answer === undefined) continue
      if (parsed) assertShown(answers.at(-1), JSON.parse(answer.text), placeOf(answer))
      else assertSays(said, answer.text, placeOf(answer))
    }
  })
}

function isRun({ language, is }: Block, answer: Block | undefined): boolean {
  if (language === 'graphql') return answer !== undefined
  return language in programs || is === 'run'
}

function missingFor(blocks: readonly Block[]): string | undefined {
  const needed = new Set(blocks.flatMap(({ language }) => programs[language] ?? []))
  const absent = [...needed].filter((name) => spawnSync(name, ['--version']).status !== 0)
  return absent.length === 0
    ? undefined
    : `${absent.join(', ')} was not found: install it, or the commands of the page stay untried`
}

/** What a block prints, or the gateway answers to it. */
async function run(block: Block, answers: readonly unknown[], shell: Shell): Promise<string> {
  if (block.language === 'sh') return shell.run(atSandbox(block.text))
  if (block.language !== 'graphql') return runProgram(shell, block, atSandbox)
  const response = await fetch(gateway, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: block.text, variables: valuesIn(answers) }),
  })
  return response.text()
}

function atSandbox(text: string): string {
  return text.replaceAll('http://127.0.0.1:4000', sandbox.url)
}
