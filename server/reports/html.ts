/**
 * A report as one page that needs nothing else: style and figures inside, no script, nothing fetched. Every text is escaped
 * here; figures come finished from figures/, which escapes its own.
 */
import type { Report, ReportBlock, ReportFigure, ReportTable } from '../studies/contract.ts';
import { escape } from './figures/svg.ts';
import { reportStyle } from './style.ts';
import { reportWords } from './words.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The page. Ids of sections and figures are unique in it. */
export const reportHtml = (report: Report): string => {
  const words = reportWords[report.language].report;
  const contents = report.sections.map((one) => `<li><a href="#${one.id}">${escape(one.title)}</a></li>`).join('');
  const labels = report.labels.map((label) => `<li>${escape(label)}</li>`).join('');
  const colophon = report.colophon.map((one) => `<div><dt>${escape(one.name)}</dt><dd>${escape(one.value)}</dd></div>`).join('');
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escape(report.title)} · Meetmoment</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#report">${escape(words.skip)}</a>
<header class="top">
<p class="product">Meetmoment</p>
<h1>${escape(report.title)}</h1>
${labels === '' ? '' : `<ul class="labels">${labels}</ul>`}
</header>
<div class="page">
<nav class="contents" aria-label="${escape(words.contents)}"><h2>${escape(words.contents)}</h2><ol>${contents}</ol></nav>
<main id="report">
${report.sections.map(section).join('\n')}
<section class="colophon" aria-labelledby="colophon-title"><h2 id="colophon-title">${escape(words.colophon)}</h2><dl>${colophon}</dl></section>
</main>
</div>
</body>
</html>
`;
};

const section = (one: Report['sections'][number]): string =>
  `<section id="${one.id}" aria-labelledby="${one.id}-title"><h2 id="${one.id}-title">${escape(one.title)}</h2>\n${blocks(one.blocks, one.id)}\n</section>`;

/** Sociograms of several schools that follow each other stand beside each other where there is room. */
const blocks = (all: readonly ReportBlock[], section: string): string => {
  const out: string[] = [];
  let plates: string[] = [];
  const flush = (): void => {
    if (plates.length > 0) out.push(`<div class="plates">${plates.join('')}</div>`);
    plates = [];
  };
  all.forEach((one, i) => {
    const html = block(one, `${section}-${i}`);
    if (one.kind === 'figures' && one.columns !== undefined) plates.push(html);
    else {
      flush();
      out.push(html);
    }
  });
  flush();
  return out.join('\n');
};

const block = (one: ReportBlock, id: string): string => {
  switch (one.kind) {
    case 'text':
      return `<p>${escape(one.text)}</p>`;
    case 'caution':
      return `<p class="caution">${escape(one.text)}</p>`;
    case 'heading':
      return `<h3>${escape(one.text)}</h3>`;
    case 'table':
      return table(one.table, id);
    case 'figure':
      return figure(one.figure, 'wide');
    case 'code':
      return `<figure class="code"><figcaption id="${id}-c">${escape(one.caption)}</figcaption><pre tabindex="0" role="group" aria-labelledby="${id}-c"><code>${escape(one.code)}</code></pre></figure>`;
    case 'figures':
      return multiples(one, id);
  }
};

const multiples = (one: Extract<ReportBlock, { kind: 'figures' }>, id: string): string => {
  const columns = one.columns === undefined ? '' : ` style="--columns:${Math.max(1, Math.floor(one.columns))}"`;
  const kind = one.columns === undefined ? 'multiples' : 'multiples fixed';
  return `<div class="${kind}" role="group" aria-labelledby="${id}-c"><p class="caption" id="${id}-c">${escape(one.caption)}</p><div class="grid"${columns}>${one.figures
    .map((each) => figure(each, 'small'))
    .join('')}</div></div>`;
};

/** A drawing may be wider than a phone: it then scrolls within its frame, which the keyboard can reach. */
const figure = (one: ReportFigure, kind: 'wide' | 'small'): string => {
  const scroll = kind === 'wide' ? ` tabindex="0" role="group" aria-label="${escape(one.title)}"` : '';
  return `<figure class="${kind}"><figcaption>${escape(one.title)}</figcaption><div class="frame"${scroll}>${one.svg}</div>${
    kind === 'wide' ? `<p class="described">${escape(one.description)}</p>` : ''
  }</figure>`;
};

const table = (one: ReportTable, id: string): string => {
  const head = one.columns
    .map((column) => `<th scope="col"${column.numeric ? ' class="number"' : ''}>${escape(column.title)}</th>`)
    .join('');
  const body = one.rows
    .map(
      (row, i) =>
        `<tr${follows(one, i) ? ' class="same"' : ''}>${one.columns.map((column, i) => cell(row[column.key] ?? '', column.numeric, i === 0)).join('')}</tr>`,
    )
    .join('\n');
  const note = one.note === undefined ? '' : `<p class="note">${escape(one.note)}</p>`;
  return `<div class="table"><div class="scroll" tabindex="0" role="group" aria-labelledby="${id}-c"><table${one.columns.length > 8 ? ' class="dense"' : ''}><caption id="${id}-c"><span>${escape(
    one.caption,
  )}</span></caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>${note}</div>`;
};

/** Whether a row has the name of the row above it: such rows stand together as a group. */
const follows = (one: ReportTable, index: number): boolean => {
  const key = one.columns[0]?.key ?? '';
  const [own, above] = [one.rows[index]?.[key], one.rows[index - 1]?.[key]];
  return index > 0 && own === above && one.columns[0]?.numeric === false;
};

/** The first column names the row, unless it is a number (a rank names nothing). A reason in a column of numbers may wrap. */
const cell = (text: string, numeric: boolean, first: boolean): string => {
  const kind = numeric ? (/\p{L}{4}/u.test(text) ? ' class="number why"' : ' class="number"') : '';
  if (!numeric && !first && text.length > 80) return `<td class="long">${escape(text)}</td>`;
  if (first && !numeric) return `<th scope="row">${escape(text)}</th>`;
  return `<td${kind}>${escape(text)}</td>`;
};
