'use strict'

// `node src/launch.cjs COMMAND`. Old versions of Node read this file, so it must stay free of what
// they do not know, and of `import` statements.
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { engines } = require('../package.json')

const programs = new Map([
  ['compact', './operations/compact.ts'],
  ['doctor', './doctor/main.ts'],
  ['hold', './operations/hold.ts'],
  ['key', './identity/make-key.ts'],
  ['move-data', './operations/move-data.ts'],
  ['resume', './operations/resume.ts'],
  ['send', './send-file/main.ts'],
  ['serve', './main.ts'],
  ['start', './sandbox/main.ts'],
])

const [wanted] = /\d+/.exec(engines.node)
const [, major] = /^v(\d+)\./.exec(process.version)
const program = programs.get(process.argv[2])

if (Number(major) < Number(wanted)) {
  console.error(`Run this with Node ${wanted} or later: ${process.execPath} is ${process.version}.`)
  process.exitCode = 1
} else if (!program) {
  console.error(`Name a command: ${Array.from(programs.keys()).join(', ')}.`)
  process.exitCode = 2
} else {
  compileLater()
  keepCompiled()
  if (program === './main.ts' && process.argv.length === 3) loadDatabase(process.env)
  const file = bundled(program) || program
  process.argv.splice(1, 2, require.resolve(file))
  void import(file)
}

// Where PGlite made the data directory, it loads while this thread loads what reads the configuration.
// It opens nothing until it is told to, and keeps no process from ending.
function loadDatabase({ DATABASE_URL, DATA_DIR = '.data' }) {
  const isThere = (name) => existsSync(join(DATA_DIR, name))
  if (DATABASE_URL || !isThere('pglite') || isThere('embedded')) return
  require('./database/pglite/thread.cjs').startThreadAhead()
}

// An image has `serve` in one piece, which deploy/image/bundler makes. A checkout has not.
function bundled(program) {
  const bundle = '../bundle/serve.js'
  const isThere = existsSync(join(__dirname, bundle))
  return program === './main.ts' && isThere ? bundle : undefined
}

// V8 compiles what runs much of PGlite once more, better: that took half a second of CPU of a start after a
// kill, beside all else that a start compiles. With thirty times the usual budget it comes a little later, and
// takes one thread at a time. Set before `keepCompiled`, because what is kept is valid for the same flags only.
function compileLater() {
  const { setFlagsFromString } = require('node:v8')
  setFlagsFromString('--wasm-tiering-budget=400000000')
  setFlagsFromString('--wasm-num-compilation-tasks=1')
}

// What Node compiles it keeps there, free of types, and the next start takes half the time. It works
// without, where it cannot write. Whoever may write there runs code here, so it is no shared folder.
function keepCompiled() {
  const { enableCompileCache } = require('node:module')
  const directory = join(__dirname, '../node_modules/.cache/invite-gateway')
  try {
    enableCompileCache({ directory, portable: true })
  } catch (_error) {
    // Early releases of Node 24 know a path only.
    enableCompileCache(directory)
  }
}
