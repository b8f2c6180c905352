import type { CodegenConfig } from '@graphql-codegen/cli'
import { printSchema } from 'graphql'
import { schema } from './src/schema/schema.ts'

const typed = {
  useTypeImports: true,
  enumsAsTypes: true,
  scalars: { DateTime: 'string', Date: 'string', URL: 'string' },
}

/** Prints schema.graphql, makes the kit for frontends, and types what tests send. `--check` fails on drift. */
const config: CodegenConfig = {
  schema: printSchema(schema),
  emitLegacyCommonJSImports: false,
  importExtension: '.ts',
  generates: {
    'schema.graphql': { plugins: ['schema-ast'] },
    'src/client/generated/possible-types.ts': { plugins: ['fragment-matcher'] },
    'src/client/generated/introspection.ts': { plugins: ['./codegen.introspection.ts'] },
    'src/client/generated/caches.ts': { plugins: ['./codegen.caches.ts'] },
    'src/client/generated/texts.ts': {
      documents: 'src/client/documents/*.graphql',
      plugins: ['./codegen.texts.ts'],
    },
    'src/client/generated/documents.ts': {
      documents: 'src/client/documents/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        ...typed,
        dedupeFragments: true,
        // The kit needs no package: a type of the same shape instead of another's.
        documentNodeImport: '../typed-document.ts#TypedDocumentNode',
      },
    },
    'src/console/generated/documents.ts': {
      documents: 'src/console/documents/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { ...typed, dedupeFragments: true },
    },
    'test/gql/': {
      documents: ['test/**/*.ts', '!test/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: typed,
    },
  },
}

export default config
