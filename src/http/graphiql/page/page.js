// Runs in a browser as it is written: nothing builds it.
const form = document.querySelector('#sign-in')
const key = document.querySelector('#key')
const caller = document.querySelector('#caller')

// The key stays in this field: a reload forgets it.
const fetcher = globalThis.createFetcher(() => key.value.trim())

// GraphiQL writes the document, with the addresses in it, into the address bar, which proxies log.
history.replaceState = () => undefined

// A tab would begin to be dragged: see the style of tabs.
document.addEventListener(
  'pointerdown',
  (event) => {
    if (event.target.closest('.graphiql-tab-button')) event.stopPropagation()
  },
  { capture: true },
)

form.addEventListener('submit', (event) => {
  event.preventDefault()
  document.querySelector('[aria-label^="Re-fetch GraphQL schema"]')?.click()
  void showCaller()
})

YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  title: 'invite-gateway',
  fetcher,
  // Headers may hold keys, and would be kept in the browser's storage.
  shouldPersistHeaders: false,
  defaultTabs: JSON.parse(document.querySelector('#tabs').textContent) ?? undefined,
})
void showCaller()

async function showCaller() {
  caller.textContent = ''
  try {
    for await (const { data, errors } of fetcher({
      query: '{ viewer { caller tenant scopes } }',
    })) {
      caller.textContent = data ? wordsFor(data.viewer) : errors[0].message
    }
  } catch {
    caller.textContent = 'The gateway cannot be reached.'
  }
}

function wordsFor({ caller, tenant, scopes }) {
  return `You are ${caller} of ${tenant}, with ${scopes.join(', ') || 'no scope'}.`
}
