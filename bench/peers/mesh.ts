import '../lib/development.ts'
import { processConfig } from '@graphql-mesh/config'
import { createMeshHTTPHandler } from '@graphql-mesh/http'
import { getMesh } from '@graphql-mesh/runtime'
import { serve } from '../lib/serve.ts'
import { operationsOf } from './chime-operations.ts'

const baseDir = import.meta.dirname
const config = await processConfig(
  { sources: [{ name: 'Chime', handler: { jsonSchema: operationsOf(process.argv[2] ?? '') } }] },
  { dir: baseDir },
)
const mesh = getMesh(config)
const handler = createMeshHTTPHandler({
  baseDir,
  // Two releases of its runtime are installed; they differ in types only.
  getBuiltMesh: () => mesh as never,
  rawServeConfig: { playground: false },
})
await mesh
serve(handler)
