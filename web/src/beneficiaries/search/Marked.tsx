import { Fragment } from 'react';

/** A text with the places that were looked for marked. */
export function Marked({ text, marks }: { text: string; marks: readonly number[][] }) {
  return (
    <>
      {marks.map(([from = 0, to = 0], index) => (
        <Fragment key={from}>
          {text.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
