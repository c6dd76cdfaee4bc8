/**
 * A report as the server makes it (server/studies/contract.ts): contents, sections, tables, figures, cautions, colophon. The
 * same sections stand in report.html. Used by the console and by the reports for schools; words come from the caller.
 */
import { Anchor, Text, Title } from '@mantine/core';
import type { Report, ReportBlock, ReportFigure, ReportTable } from '../../../server/studies/contract.ts';
import { useMemo } from 'react';
import { ScrollRegion } from '../ScrollRegion.tsx';
import { figureNames } from './figure-files.ts';
import { FigureFiles, type FigureFileWords } from './FigureFiles.tsx';
import styles from './Report.module.css';
import { SafeSvg } from './SafeSvg.tsx';

export interface ReportWords extends FigureFileWords {
  readonly contents: string;
  readonly caution: string;
  readonly colophon: string;
}

interface ReportViewProps {
  readonly report: Report;
  readonly words: ReportWords;
  /** begins the names of the figures' files */
  readonly study?: string;
}

export function ReportView({ report, words, study = '' }: ReportViewProps) {
  const names = useMemo(() => figureNames(report, study), [report, study]);
  return (
    <div className={styles.report} lang={report.language}>
      <nav className={styles.contents} aria-labelledby="report-contents">
        <p id="report-contents" className={styles.contentsTitle}>
          {words.contents}
        </p>
        <ol>
          {report.sections.map((section) => (
            <li key={section.id}>
              <Anchor href={`#${section.id}`}>{section.title}</Anchor>
            </li>
          ))}
          <li>
            <Anchor href="#colophon">{words.colophon}</Anchor>
          </li>
        </ol>
      </nav>
      <article className={styles.sections}>
        {report.labels.length > 0 && (
          <ul className={styles.labels}>
            {report.labels.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        )}
        {report.sections.map((section) => (
          <section key={section.id} aria-labelledby={section.id} className={styles.section}>
            <Title order={2} id={section.id} tabIndex={-1}>
              {section.title}
            </Title>
            {section.blocks.map((block, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- blocks have no id and never move within a report
              <Block key={i} block={block} words={words} names={names} />
            ))}
          </section>
        ))}
        <section aria-labelledby="colophon" className={styles.section}>
          <Title order={2} id="colophon" tabIndex={-1}>
            {words.colophon}
          </Title>
          <dl className={styles.colophon}>
            {report.colophon.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </article>
    </div>
  );
}

interface BlockProps {
  readonly block: ReportBlock;
  readonly words: ReportWords;
  readonly names: ReadonlyMap<string, string>;
}

function Block({ block, words, names }: BlockProps) {
  switch (block.kind) {
    case 'text':
      return <Text className={styles.text ?? ''}>{block.text}</Text>;
    case 'caution':
      return (
        <div className={styles.caution} role="note">
          <strong>{words.caution}.</strong> {block.text}
        </div>
      );
    case 'heading':
      return (
        <Title order={3} className={styles.heading ?? ''}>
          {block.text}
        </Title>
      );
    case 'table':
      return <ReportTableView table={block.table} />;
    case 'figure':
      return <Figure figure={block.figure} words={words} names={names} />;
    case 'code':
      return (
        <figure className={styles.figure}>
          <figcaption>
            <strong>{block.caption}</strong>
          </figcaption>
          <ScrollRegion label={block.caption}>
            <pre className={styles.code}>
              <code>{block.code}</code>
            </pre>
          </ScrollRegion>
        </figure>
      );
    case 'figures':
      return (
        <section className={styles.multiples} aria-label={block.caption}>
          <p className={styles.caption}>{block.caption}</p>
          <div className={styles.grid}>
            {block.figures.map((figure) => (
              <Figure key={figure.id} figure={figure} words={words} names={names} small />
            ))}
          </div>
        </section>
      );
  }
}

export function ReportTableView({ table }: { readonly table: ReportTable }) {
  const [head, ...rest] = table.columns;
  return (
    <div className={styles.tableBlock}>
      <ScrollRegion label={table.caption}>
        <table className={styles.table}>
          <caption>{table.caption}</caption>
          <thead>
            <tr>
              {table.columns.map((c) => (
                <th key={c.key} scope="col" data-numeric={c.numeric || undefined}>
                  {c.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows of a report have no id and never move
              <tr key={i}>
                {head && (
                  <th scope="row" data-numeric={head.numeric || undefined}>
                    {row[head.key]}
                  </th>
                )}
                {rest.map((c) => (
                  <td key={c.key} data-numeric={c.numeric || undefined}>
                    {row[c.key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {table.note && <p className={styles.note}>{table.note}</p>}
    </div>
  );
}

interface FigureProps {
  readonly figure: ReportFigure;
  readonly words: ReportWords;
  readonly names: ReadonlyMap<string, string>;
  readonly small?: boolean;
}

function Figure({ figure, words, names, small }: FigureProps) {
  return (
    <figure className={styles.figure} data-small={small || undefined}>
      <figcaption>
        <strong>{figure.title}</strong>
      </figcaption>
      <ScrollRegion label={figure.title}>
        <SafeSvg svg={figure.svg} className={styles.drawing} />
      </ScrollRegion>
      <p className={styles.note}>{figure.description}</p>
      <FigureFiles title={figure.title} svg={figure.svg} name={names.get(figure.id) ?? figure.id} words={words} />
    </figure>
  );
}
