import SchemaBuilder from '@pothos/core'
import { DateTimeResolver, LocalDateResolver, URLResolver } from 'graphql-scalars'
import type { Context } from './context.ts'

export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    Date: { Input: string; Output: string }
    URL: { Input: URL; Output: string }
  }
}>({ defaultFieldNullability: false })

builder.queryType({ description: 'Reads. Nothing here sends or changes anything.' })
builder.mutationType({
  description: 'Everything that sends. Expected problems are members of the result unions.',
})

builder.subscriptionType({ description: 'What happens while it happens, over SSE.' })

builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'RFC 3339 UTC instant, e.g. `2026-11-20T18:37:00.000Z`.',
})
builder.addScalarType('Date', LocalDateResolver, { description: 'Calendar date, `YYYY-MM-DD`.' })
builder.addScalarType('URL', URLResolver, { description: 'Absolute https URL.' })
