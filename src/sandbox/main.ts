import '#http/production.ts'
import { onCrash } from '../crash.ts'
import { createLogger } from '../logger.ts'
import { startSandbox } from './sandbox.ts'

onCrash((error) => createLogger().error({ error }, 'a bug stopped the sandbox'))

try {
  await start(process.env)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function start({ HOST, PORT }: NodeJS.ProcessEnv): Promise<void> {
  const sandbox = await startSandbox({ host: HOST || '127.0.0.1', port: Number(PORT || 4000) })

  console.log(`
  invite-gateway, SANDBOX: nothing leaves this machine.
  Emulators on loopback stand in for the upstreams: no e-mail is sent, no account is needed.

  Console              ${sandbox.url}
  GraphiQL             ${sandbox.url}/graphql
${sandbox.emulators.map(({ kind, url }) => `  ${kind.padEnd(20)} ${url}`).join('\n')}

  Press Ctrl+C to stop. \`npm run serve\` runs against real providers.
`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox[Symbol.asyncDispose]().then(() => process.exit(0)))
  }
}
