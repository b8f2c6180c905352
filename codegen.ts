import type { CodegenConfig } from '@graphql-codegen/cli'
import { printSchema } from 'graphql'
import { schema } from './src/schema/schema.ts'

const typed = {
  useTypeImports: true,
  enumsAsTypes: true,
  scalars: { DateTime: 'string', Date: 'string', URL: 'string' },
}

const sdl = printSchema(schema)

// The console and the tests take any error for a failure, so they never read a list that is null beside one.
const withoutErrors = sdl.replaceAll(/: (?:\w+Connection|Statistics)$/gm, '$&!')

/** Prints schema.graphql, makes the kit for frontends, and types what tests send. `--check` fails on drift. */
const config: CodegenConfig = {
  emitLegacyCommonJSImports: false,
  importExtension: '.ts',
  generates: {
    'schema.graphql': { schema: sdl, plugins: ['schema-ast'] },
    'src/client/generated/possible-types.ts': { schema: sdl, plugins: ['fragment-matcher'] },
    'src/client/generated/introspection.ts': {
      schema: sdl,
      plugins: ['./codegen.introspection.ts'],
    },
    'src/client/generated/caches.ts': { schema: sdl, plugins: ['./codegen.caches.ts'] },
    'src/client/generated/texts.ts': {
      schema: sdl,
      documents: 'src/client/documents/*.graphql',
      plugins: ['./codegen.texts.ts'],
    },
    'src/client/generated/documents.ts': {
      schema: sdl,
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
      schema: withoutErrors,
      documents: 'src/console/documents/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { ...typed, dedupeFragments: true },
    },
    'test/gql/': {
      schema: withoutErrors,
      documents: ['test/**/*.ts', '!test/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: typed,
    },
  },
}

export default config
