/** Something to look at while answering: a small table with a title. On a narrow screen the table scrolls, not the page. */
import type { CardStatement } from '../../../instruments/types.ts';

export function Stimulus({ stimulus }: { readonly stimulus: NonNullable<CardStatement['stimulus']> }) {
  return (
    // a scrolling region that the keyboard can reach
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="stimulus" aria-label={stimulus.title} tabIndex={0}>
      <table>
        <caption>{stimulus.title}</caption>
        <thead>
          <tr>
            <td>{'\u00a0'}</td>
            {stimulus.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stimulus.rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, i) => (
                <td key={stimulus.columns[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
