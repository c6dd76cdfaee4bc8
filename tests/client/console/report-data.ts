/** A small report as the server makes it, and one with a hostile figure. */
import type { Language } from '../../../instruments/types.ts';
import type { Report } from '../../../server/studies/contract.ts';
import { summary } from './data.ts';

const bars = (id: string, title: string, wide: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="180" viewBox="0 0 ${wide} 180" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">Drie waarden</desc>${[62, 81, 74].map((v, i) => `<rect x="120" y="${20 + i * 50}" width="${(v / 100) * (wide - 180)}" height="26" fill="#0072B2"/><text x="110" y="${38 + i * 50}" text-anchor="end" font-size="14">T${i + 1}</text><text x="${126 + (v / 100) * (wide - 180)}" y="${38 + i * 50}" font-size="14">${v} %</text>`).join('')}</svg>`;

export const report = (language: Language): Report => {
  const l = (nl: string, en: string) => (language === 'nl' ? nl : en);
  const figure = (id: string, title: string, wide: number) => ({
    id,
    title,
    description: l('De lengte van de balk is het aandeel.', 'The length of the bar is the share.'),
    svg: bars(id, title, wide),
  });
  const columns = [
    { key: 'measure', title: l('Maat', 'Measure'), numeric: false },
    { key: 'high', title: l('Hoog, gemiddelde (n)', 'High, mean (n)'), numeric: true },
    { key: 'low', title: l('Laag, gemiddelde (n)', 'Low, mean (n)'), numeric: true },
    { key: 'g', title: 'Hedges g', numeric: true },
    { key: 'ci', title: l('95 %-interval', '95 % interval'), numeric: true },
    { key: 'p', title: l('p (Holm)', 'p (Holm)'), numeric: true },
  ];
  const number = (value: number) => value.toFixed(2).replace('.', language === 'nl' ? ',' : '.');
  return {
    language,
    title: summary.title[language],
    synthetic: true,
    labels: [l('Conceptstellingen, niet gevalideerd', 'Draft items, not validated')],
    sections: [
      {
        id: 'response',
        title: l('Respons', 'Response'),
        blocks: [
          {
            kind: 'text',
            text: l(
              'Van 298 personen zond 91 % ten minste één vragenlijst in.',
              'Of 298 people 91 % handed in at least one questionnaire.',
            ),
          },
          { kind: 'figure', figure: figure('fig-response', l('Respons per meetronde', 'Response per wave'), 720) },
        ],
      },
      {
        id: 'comparison',
        title: l('Hoog en laag vergeleken', 'High and low compared'),
        blocks: [
          {
            kind: 'caution',
            text: l(
              'Dit verschil laat niet zien dat het een het ander veroorzaakt. Geen verschil aangetoond is iets anders dan aangetoond dat er geen verschil is.',
              'This difference does not show that one causes the other. No difference shown is not the same as shown that there is no difference.',
            ),
          },
          { kind: 'heading', text: l('Voorafgaand aan de training', 'Before the training') },
          {
            kind: 'table',
            table: {
              caption: l(
                'Vergelijking van zes scholen met een hoog en zes met een laag effect',
                'Comparison of six schools with a high and six with a low effect',
              ),
              columns,
              rows: [
                'attitude.total',
                'leadership.total',
                'culture.dataOriented',
                'goals.density',
                'approach.arcReciprocity',
              ].map((measure, i) => ({
                measure,
                high: `${number(3.9 - i * 0.2)} (6)`,
                low: `${number(3.6 - i * 0.21)} (6)`,
                g: number(0.61 - i * 0.2),
                ci: `${number(-0.5 - i * 0.2)} – ${number(1.7 - i * 0.2)}`,
                p: number(0.24 + i * 0.1),
              })),
              note: l(
                'Verschillen zijn hoog min laag; de school is de eenheid.',
                'Differences are high minus low; the school is the unit.',
              ),
            },
          },
          {
            kind: 'figures',
            caption: l('Netwerken van vier scholen', 'Networks of four schools'),
            figures: ['s01', 's02', 's03', 's04'].map((s) => figure(`fig-${s}`, `School ${s}`, 320)),
          },
        ],
      },
    ],
    colophon: [
      { name: l('Programma', 'Software'), value: 'Meetmoment 0.1.0' },
      { name: l('Berekend op', 'Computed at'), value: '2026-11-21T10:00:00.000Z' },
      {
        name: l('Vingerafdruk van de invoer', 'Fingerprint of the input'),
        value: '9f2c41d07ab3e6f8c15d0b7a4e92f36d8c1b5a0e7f4d29638b0c5e1fa7d24b90',
      },
    ],
  };
};

/** A figure with everything in it that a drawing may not have. */
export const hostileReport: Report = {
  ...report('nl'),
  sections: [
    {
      id: 'hostile',
      title: 'Figuur',
      blocks: [
        {
          kind: 'figure',
          figure: {
            id: 'fig-hostile',
            title: 'Vreemd',
            description: 'Een figuur',
            svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90" width="90" height="90" onload="window.broken=1"><title>School &lt;b&gt;</title>
<script>window.broken=2</script><a href="javascript:window.broken=3"><text x="1" y="80">S001</text></a>
<foreignObject><iframe src="https://elsewhere.example"></iframe><img src="x" onerror="window.broken=4"/></foreignObject>
<image href="https://elsewhere.example/x.png"/><use href="https://elsewhere.example/y.svg#a"/>
<style>@import url(https://elsewhere.example/z.css)</style><rect width="30" height="30" style="fill:#0072B2" onclick="window.broken=5"/></svg>`,
          },
        },
      ],
    },
  ],
};
