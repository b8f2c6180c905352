/** What the gateways under attack know by an id. */
export const trustedDocuments: ReadonlyMap<string, string> = new Map([
  ['aa11', '{ limits { maxBodyBytes } }'],
  ['bb22', `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: __typename`).join(' ')} }`],
  ['cc33', `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')} }`],
])
