import { join } from 'node:path'
import { audit } from './audit.ts'

// `npm run audit`: what is installed here, and what the bench installs for itself.
const root = join(import.meta.dirname, '../..')
for (const folder of [root, join(root, 'bench')]) {
  const { lines, ok } = await audit(folder)
  console.log(lines.join('\n'))
  if (!ok) process.exitCode = 1
}
