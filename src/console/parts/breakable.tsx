import { Fragment, type ReactNode } from 'react'

/** A text with long words of programs, such as codes of errors: a line may end where a part of a word does. */
export function Breakable({ text }: { readonly text: string }): ReactNode {
  return text.split(partEnd).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: Parts have no other identity than their place.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

// `FailedOperation.UserInOrganization` has four parts.
const partEnd = /(?<=[._:/](?=\S))|(?<=[a-z\d])(?=[A-Z])/
