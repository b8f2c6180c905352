'use strict'

// The first file of the database's thread. Node keeps what it compiles, free of types, for each thread
// that asks for it, so this one must have no types and come before all others.
const { enableCompileCache } = require('node:module')
const { workerData } = require('node:worker_threads')

if (workerData.compiled !== undefined) {
  try {
    enableCompileCache({ directory: workerData.compiled, portable: true })
  } catch (_error) {
    // Early releases of Node 24 know a path only.
    enableCompileCache(workerData.compiled)
  }
}
void import('./worker.ts')
