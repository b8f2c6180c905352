import '#http/production.ts'
import { runCommand } from '../command-line/run-command.ts'
import { onCrash } from '../crash.ts'
import { readSandbox } from '../environment.ts'
import { createLogger } from '../logger.ts'
import { sandboxKeys } from './keys.ts'
import { startSandbox } from './sandbox.ts'

onCrash((error) => createLogger().error({ error }, 'a bug stopped the sandbox'))

const help = `Runs the gateway with emulated upstreams: nothing leaves this machine, and no key is needed.

  npm start

  HOST, PORT   where to listen (127.0.0.1, 4000)
  HOSTS        more names that it answers to, separated by commas
  METRICS_PORT where its metrics are (a free port)
  ORIGINS      more origins whose pages may send requests, like https://host, separated by commas

docs/sandbox.md has the rest.
`

await runCommand({ help, options: {} }, () => {
  const { HOST, PORT, HOSTS, ORIGINS, METRICS_PORT } = readSandbox(process.env)
  return start({
    ...{ host: HOST, port: PORT, hosts: HOSTS, origins: ORIGINS, metricsPort: METRICS_PORT },
  })
})

async function start(options: Parameters<typeof startSandbox>[0]): Promise<void> {
  const sandbox = await startSandbox(options)

  console.log(`
  invite-gateway, SANDBOX: nothing leaves this machine.
  Emulators on loopback stand in for the upstreams: no e-mail is sent, no account is needed.

  Console              ${sandbox.url}
  GraphiQL             ${sandbox.url}/graphql
  Metrics              ${sandbox.metricsUrl}
${sandbox.emulators.map(({ kind, url }) => `  ${kind.padEnd(20)} ${url}`).join('\n')}

  No key is needed. With \`Authorization: Bearer KEY\` you are somebody else:
${sandboxKeys.map(({ key, about }) => `  ${key.padEnd(20)} ${about}`).join('\n')}

  Pages of this machine may send requests, whatever their port.
  HOSTS and ORIGINS allow more, separated by commas.

  Press Ctrl+C to stop. \`npm run serve\` runs against real providers.
`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox[Symbol.asyncDispose]().then(() => process.exit(0)))
  }
}
