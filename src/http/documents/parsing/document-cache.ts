import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'

/** Keeps the latest parsed documents by their text, with what was computed for them. */
export function createDocumentCache(): LRUCache<string, DocumentNode> {
  return new LRUCache<string, DocumentNode>({
    max: maxDocuments,
    maxSize: maxCharacters,
    sizeCalculation: (_document, text) => text.length,
  })
}

const maxDocuments = 256

// 130 or so of the size that clients send. A parsed document takes up to 150 times the room of its
// text, so strangers' documents of the largest permitted size stay below 30 MB.
const maxCharacters = 200_000
