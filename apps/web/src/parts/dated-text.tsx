import { Fragment } from 'react'

const DAY = /(\d{4}-\d\d(?:-\d\d)?)/

/** A sentence in which no line breaks inside a day or a month. */
export const DatedText = ({ text }: { text: string }) =>
  text.split(DAY).map((part, at) =>
    DAY.test(part) ? (
      <span key={`${at.toString()} ${part}`} className="dated">
        {part}
      </span>
    ) : (
      <Fragment key={`${at.toString()} ${part}`}>{part}</Fragment>
    ),
  )
