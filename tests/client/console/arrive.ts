/** How a page is brought into a state of a room of the console, by the hands of somebody who uses it. */
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import type { ConsoleRoute } from '../../../client/console/routes.ts';
import { arriveAtPeople } from './people-data.ts';
import { arriveAtRosters } from './roster-data.ts';

/** Where a room stands in the made-up study. */
export const addressOf = (route: ConsoleRoute): string =>
  route.path.replace(':study', 'demo').replace(':school', 's03').replace(':wave', 'T3').replace(':unit', '4KX7QPM');

/** rooms in which something fails only after a button was pressed */
const startedByHand: ReadonlySet<string> = new Set(['export', 'import', 'welcome']);

/** Brings a page into a state: goes there in a language and does what the state asks for. */
export async function arrive(
  page: Page,
  origin: string,
  route: ConsoleRoute,
  state: string,
  language: 'nl' | 'en',
): Promise<void> {
  await page.addInitScript((l) => localStorage.setItem('meetmoment.language', l), language);
  await page.goto(origin + addressOf(route), { waitUntil: 'load' });
  await page.locator('h1').waitFor();
  // it is asked once more before it is said
  if (state === 'failed' && !startedByHand.has(route.name)) await page.getByRole('alert').first().waitFor();
  if (route.name === 'signIn' && state === 'refused') {
    await page.locator('input[type=email]').fill('researcher@example.org');
    await page.locator('input[type=password]').fill('not the password');
    await page.locator('button[type=submit]').click();
    await page.getByRole('alert').waitFor();
  }
  if (route.name === 'invitations' && state === 'code') {
    await page.locator('main tbody tr').first().getByRole('button', { name: /code/i }).click();
    await page.getByRole('dialog').waitFor();
  }
  // a school of which one group can be chosen, and an afname made for a group whose size is known
  if (route.name === 'classes' && state === 'groups') {
    await page.locator('main select').nth(1).selectOption('s01');
    await page.getByRole('combobox').last().waitFor();
  }
  await arriveAtPeople(page, route.name, state);
  await arriveAtDesign(page, route.name, state);
  await arriveAtRosters(page, route.name, state);
  if (route.name === 'import' && state !== 'empty') {
    const zip = Buffer.from(zipSync({ 'study.json': strToU8('{}') }));
    await page.getByTestId('choose-zip').setInputFiles({ name: 'study.zip', mimeType: 'application/zip', buffer: zip });
    await (state === 'progress'
      ? page.getByRole('progressbar')
      : state === 'done'
        ? page.locator('output h2')
        : page.getByRole('alert')
    ).waitFor();
  }
  if (route.name === 'quality' && (state === 'judge' || state === 'excluded')) {
    if (state === 'excluded') await page.locator('main').getByRole('radiogroup').locator('label').nth(1).click();
    await page.locator('main tbody button').first().click();
    await page.getByRole('dialog').locator('[role=img]').waitFor();
  }
  if (route.name === 'response' && state === 'away') await page.locator('main input[type=checkbox]').check();
  if (route.name === 'cockpit' && state === 'all') {
    await page.locator('main').getByRole('radiogroup').locator('label').last().click();
  }
  if (route.name === 'cockpit' && (state === 'school' || state === 'calls')) {
    const button = state === 'calls' ? page.locator('main button').first() : page.locator('main tbody button').first();
    await button.click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').locator('table, ol').first().waitFor();
  }
  if (route.name === 'selection' && state === 'confirm') {
    await page.locator('section[aria-labelledby=selection-freeze] button').click();
    await page.getByRole('dialog').waitFor();
  }
  if (route.name === 'mail' && state === 'confirm') {
    await page.locator('section[aria-labelledby=mail-plan] button').first().click();
    await page.getByRole('dialog').waitFor();
  }
  if (route.name === 'mail' && state === 'setting') {
    await page.locator('section[aria-labelledby=mail-automatic] button').last().click();
    await page.getByRole('dialog').waitFor();
  }
  if (route.name === 'mail' && state === 'returned') {
    await page
      .getByTestId('choose-returned')
      .setInputFiles({ name: 'inbox.mbox', mimeType: 'application/mbox', buffer: Buffer.from('Subject: x\n\nx') });
    await page.locator('section[aria-labelledby=mail-returned] table').waitFor();
  }
  if (route.name === 'export' && state === 'confirm') {
    await page.locator('section').nth(1).getByRole('button').click();
    await page.getByRole('dialog').waitFor();
  }
  if (route.name === 'export' && state === 'failed') {
    await page.locator('section').first().getByRole('button').click();
    await page.getByRole('alert').waitFor();
  }
  if (route.name === 'codingUnit' && ['saved', 'unsent', 'conflict'].includes(state)) {
    // on a phone the themes are behind the text
    await page.locator('main [aria-expanded=true]').waitFor({ state: 'attached' });
    await page.keyboard.press('1');
    await (state === 'saved' ? page.waitForTimeout(900) : page.getByRole('alert').waitFor());
  }
  if (route.name === 'material' && state === 'add') {
    await page.locator('h1').locator('xpath=..').getByRole('button').click();
    await page.locator('textarea').first().waitFor();
  }
  if (route.name === 'material' && state === 'read') {
    await page.locator('main td button').first().click();
    await page.getByRole('dialog').getByText('inspectie').waitFor();
  }
  if (route.name === 'jointDisplay' && state === 'write') {
    await page.locator('main section').first().getByRole('button').last().click();
    await page.locator('textarea').first().waitFor();
  }
  // the word "loading" comes after a moment; everything else is there by then
  await page.waitForTimeout(state === 'loading' || state === 'progress' ? 400 : 150);
}

/** New study and design: a code that is taken, a questionnaire unfolded, what a change touches, why one cannot be. */
async function arriveAtDesign(page: Page, route: string, state: string): Promise<void> {
  if (route === 'newStudy' && state === 'refused') {
    await page.getByRole('textbox').nth(0).fill('Twee scholen');
    await page.getByRole('textbox').nth(1).fill('Two schools');
    await page.locator('button[type=submit]').click();
    await page.getByRole('alert').waitFor();
  }
  if (route !== 'design') return;
  if (state === 'edit') {
    await page.locator('table button[aria-expanded]').nth(2).click();
    await page.locator('table table input:enabled').first().click();
  }
  if (state === 'versions') await page.locator('section[aria-labelledby=design-versions] summary').nth(1).click();
  if (state === 'look' || state === 'refused' || state === 'conflict') {
    await page.locator('section[aria-labelledby=design-waves] li button').first().click();
    await page.getByRole('dialog').waitFor();
  }
}
