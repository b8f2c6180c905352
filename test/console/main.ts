import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtDirectory, bundleConsole, compressed, readBuilt } from './bundle.ts'

const files = await bundleConsole()

if (process.argv.includes('--check')) {
  const built = readBuilt()
  const names = new Set([...files.keys(), ...built.keys()])
  const differ = [...names].filter(
    (name) => !(files.get(name) ?? Buffer.of()).equals(built.get(name) ?? Buffer.of()),
  )
  if (differ.length > 0) {
    console.error(`The built console is not that of its source: ${differ.join(', ')}.`)
    console.error('Run npm run build:console and commit src/console/built.')
    process.exitCode = 1
  }
} else {
  rmSync(builtDirectory, { recursive: true, force: true })
  mkdirSync(builtDirectory, { recursive: true })
  for (const [name, content] of files) {
    const written = compressed(name, content)
    for (const [file, bytes] of written) writeFileSync(join(builtDirectory, file), bytes)
    const gzipped = written.get(`${name}.gz`)?.byteLength
    if (gzipped !== undefined) console.log(`${name}  ${content.byteLength} B, gzip ${gzipped} B`)
  }
}
