import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ConcreteRequest, ReaderFragment } from 'relay-runtime'

export interface Compiled extends AsyncDisposable {
  /** Where its programs are, by the names of the documents. */
  readonly directory: string
  request(name: string): ConcreteRequest
  fragment(name: string): ReaderFragment
}

/** What Relay's compiler makes of documents and schema.graphql; throws what it says against them. */
export async function compile(documents = pageDocuments): Promise<Compiled> {
  const directory = await mkdtemp(join(tmpdir(), 'relay-'))
  const require = createRequire(join(directory, 'page.js'))
  // The compiler reads documents out of programs only.
  await writeFile(join(directory, 'page.js'), `graphql\`${documents}\``)
  await writeFile(
    join(directory, 'schema.graphql'),
    await readFile(join(import.meta.dirname, '../../../schema.graphql')),
  )
  await writeFile(join(directory, 'relay.config.json'), JSON.stringify(config))
  const cli = fileURLToPath(import.meta.resolve('relay-compiler/cli.js'))
  await promisify(execFile)(process.execPath, [cli, 'relay.config.json'], { cwd: directory })
  const artifact = (name: string) => require(`./__generated__/${name}.graphql.js`)
  return {
    directory: join(directory, '__generated__'),
    request: artifact,
    fragment: artifact,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}

const pageDocuments = readFileSync(join(import.meta.dirname, 'page.graphql'), 'utf8')

const config = {
  src: '.',
  language: 'javascript',
  schema: 'schema.graphql',
  eagerEsModules: false,
  excludes: ['**/__generated__/**'],
}
