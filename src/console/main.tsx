import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { handBack, returnPath } from './oidc/sign-in-window.ts'
import { Returned } from './sign-in/returned.tsx'
import './styles/main.css'

const isReturn = window.location.pathname === returnPath
if (isReturn) handBack()
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(<StrictMode>{isReturn ? <Returned /> : <App />}</StrictMode>)
}
