'use strict'

// `src/launch.cjs` starts the thread of PGlite before it loads anything else, so this file must have no
// types, and there is one copy of it, in a bundle too.
const { getCompileCacheDir } = require('node:module')
const { dirname } = require('node:path')
const { Worker } = require('node:worker_threads')

let ahead

/** Starts the thread that `takeThread` will give. It loads PGlite, and opens nothing by itself. */
function startThreadAhead() {
  const worker = startThread({})
  // A start that fails before it wants a database ends all the same.
  worker.unref()
  ahead = worker
  // Whoever takes the next one hears what is wrong.
  const forget = () => {
    if (ahead === worker) ahead = undefined
  }
  worker.once('error', forget)
  worker.once('exit', forget)
}

/** A thread of PGlite, to which nobody has said yet what to open. */
function takeThread(options = {}) {
  const worker = options.resourceLimits === undefined ? ahead : undefined
  if (worker === undefined) return startThread(options)
  ahead = undefined
  worker.ref()
  return worker
}

function startThread(options) {
  return new Worker(require.resolve('./worker.cjs'), {
    name: 'pglite',
    workerData: keepingCompiled(),
    // Node starts no file with this option, which a process started with --eval may have.
    ...(process.execArgv.some((option) => option.startsWith('--input-type')) && { execArgv: [] }),
    ...options,
  })
}

/** Where the thread keeps what it compiles: beside what this one keeps, if it does. */
function keepingCompiled() {
  const directory = getCompileCacheDir()
  // Node adds a folder of its version.
  return directory === undefined ? {} : { compiled: dirname(directory) }
}

module.exports = { startThreadAhead, takeThread }
