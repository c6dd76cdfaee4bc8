/**
 * Dutch school holidays by region, first and last day included (Saturday to Sunday). Autumn, spring and May holidays are the ministry's advice
 * (of the May holiday only the week that all regions share); a school may differ. What each was held against: the summer of 2025 two
 * independent lists (bijles.eu, pinkelotje.nl); 2025-2026 two copies of Rijksoverheid's own page (its table, and its open data, both in public
 * repositories); 2026-2027 a third list that names Rijksoverheid as its source, and the calendars of two schools; 2027-2028
 * Rijksoverheid's "Overzicht schoolvakanties 2027-2028" itself. None of them differed.
 */
export const regions = ['noord', 'midden', 'zuid'] as const;
export type Region = (typeof regions)[number];

type Span = readonly [first: string, last: string];
/** one span for all regions, or one for each: noord, midden, zuid */
type Holiday = readonly [Span] | readonly [Span, Span, Span];

const holidays: readonly Holiday[] = [
  // 2024-2025: what of it lies in a season that begins in 2025
  [
    ['2025-07-12', '2025-08-24'],
    ['2025-07-19', '2025-08-31'],
    ['2025-07-05', '2025-08-17'],
  ],
  // 2025-2026
  [
    ['2025-10-18', '2025-10-26'],
    ['2025-10-18', '2025-10-26'],
    ['2025-10-11', '2025-10-19'],
  ],
  [['2025-12-20', '2026-01-04']],
  [
    ['2026-02-21', '2026-03-01'],
    ['2026-02-14', '2026-02-22'],
    ['2026-02-14', '2026-02-22'],
  ],
  [['2026-04-25', '2026-05-03']],
  [
    ['2026-07-04', '2026-08-16'],
    ['2026-07-18', '2026-08-30'],
    ['2026-07-11', '2026-08-23'],
  ],
  // 2026-2027
  [
    ['2026-10-10', '2026-10-18'],
    ['2026-10-17', '2026-10-25'],
    ['2026-10-17', '2026-10-25'],
  ],
  [['2026-12-19', '2027-01-03']],
  [
    ['2027-02-20', '2027-02-28'],
    ['2027-02-20', '2027-02-28'],
    ['2027-02-13', '2027-02-21'],
  ],
  [['2027-04-24', '2027-05-02']],
  [
    ['2027-07-10', '2027-08-22'],
    ['2027-07-17', '2027-08-29'],
    ['2027-07-24', '2027-09-05'],
  ],
  // 2027-2028
  [
    ['2027-10-16', '2027-10-24'],
    ['2027-10-16', '2027-10-24'],
    ['2027-10-23', '2027-10-31'],
  ],
  [['2027-12-25', '2028-01-09']],
  [
    ['2028-02-19', '2028-02-27'],
    ['2028-02-26', '2028-03-05'],
    ['2028-02-26', '2028-03-05'],
  ],
  [['2028-04-29', '2028-05-07']],
  [
    ['2028-07-15', '2028-08-27'],
    ['2028-07-08', '2028-08-20'],
    ['2028-07-22', '2028-09-03'],
  ],
];

/** Last day that the list knows of, whichever the region: after it no holiday is kept. */
export const holidaysKnownUntil = '2028-08-20';

/** Whether a day (YYYY-MM-DD) lies in a school holiday of a region. */
export const inSchoolHoliday = (day: string, region: Region): boolean =>
  holidays.some((holiday) => {
    const [first, last] = (holiday.length === 1 ? holiday[0] : holiday[regions.indexOf(region)])!;
    return first <= day && day <= last;
  });
