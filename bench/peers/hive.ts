import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import { composeSubgraphs } from '@graphql-mesh/fusion-composition'
import rest from '@graphql-mesh/transport-rest'
import { loadJSONSchemaSubgraph } from '@omnigraph/json-schema'
import { serve } from '../lib/serve.ts'
import { operationsOf } from './chime-operations.ts'

const load = loadJSONSchemaSubgraph('Chime', operationsOf(process.argv[2] ?? ''))
const quiet = () => undefined
const logger = { name: 'quiet', debug: quiet, info: quiet, log: quiet, warn: quiet, error: quiet }
const { name, schema$ } = load({
  cwd: import.meta.dirname,
  fetch: globalThis.fetch,
  logger: { ...logger, child: () => logger },
} as never)
const { supergraphSdl } = composeSubgraphs([{ name, schema: await schema$ }])
const gateway = createGatewayRuntime({
  supergraph: supergraphSdl ?? '',
  transports: { rest },
  logging: false,
})
serve(gateway)
