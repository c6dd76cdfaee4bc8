// @vitest-environment happy-dom
/** The report in the page: contents, cautions, tables with their heads, files to take along (figures: journeys/figures.test.ts). */
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ReportView } from '../../../client/ui/report/ReportView.tsx';
import type { Report } from '../../../server/studies/contract.ts';
import { report } from './report-data.ts';

afterEach(cleanup);
const words = {
  contents: 'Inhoud',
  caution: 'Let op',
  colophon: 'Hoe dit is berekend',
  saveSvg: 'Download SVG',
  saveSvgOf: (title: string) => `Download SVG ${title}`,
  savePng: 'Download PNG',
  savePngOf: (title: string) => `Download PNG ${title}`,
  pngFailed: 'Geen PNG',
};
const show = (given: Report) =>
  render(
    <MantineProvider env="test">
      <ReportView report={given} words={words} study="demo 1" />
    </MantineProvider>,
  );

describe('the report', () => {
  it('has its sections in the contents, its cautions, tables and colophon', () => {
    show(report('nl'));
    const contents = screen.getByRole('navigation', { name: 'Inhoud' });
    expect(
      within(contents)
        .getAllByRole('link')
        .map((a) => a.getAttribute('href')),
    ).toEqual(['#response', '#comparison', '#colophon']);
    expect(screen.getByRole('note').textContent).toMatch(/^Let op\. Dit verschil/);
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('columnheader')).toHaveLength(6);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((h) => h.textContent),
    ).toContain('goals.density');
    expect(within(table).getByText('3,90 (6)').dataset.numeric).toBe('true');
    expect(screen.getByText('Meetmoment 0.1.0')).toBeTruthy();
    expect(screen.getAllByRole('figure')).toHaveLength(5);
    expect(screen.getByText('Conceptstellingen, niet gevalideerd')).toBeTruthy();
  });

  it('hands out a figure as it came from the server', async () => {
    const kept: Blob[] = [];
    const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      kept.push(blob as Blob);
      return 'blob:x';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    show(report('nl'));
    fireEvent.click(screen.getByRole('button', { name: 'Download SVG School s02' }));
    expect(await kept[0]!.text()).toContain('fig-s02-t');
    expect(kept[0]!.type).toBe('image/svg+xml;charset=utf-8');
    make.mockRestore();
    click.mockRestore();
  });
});
