import '#http/production.ts'
import { runCommand } from '../command-line/run-command.ts'

const help = `Looks at everything that the gateway needs, and changes nothing:

  npm run doctor

It reads the configuration, the key file and the keys of the issuer, opens the database, and makes one
harmless read at each destination. It prints what works, and for everything else one sentence that
says what to do. The variables are those of npm run serve.

Exit status. 0: nothing keeps the gateway from its work, though there may be notes. 1: something does.
`

await runCommand({ help, options: {} }, async () => {
  const { runDoctor } = await import('./run-doctor.ts')
  process.exitCode = await runDoctor(process.env)
})
