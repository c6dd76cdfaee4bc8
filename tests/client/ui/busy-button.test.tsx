// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { BusyButton } from '../../../client/ui/BusyButton.tsx';

afterEach(cleanup);

const page = (loading: boolean) => (
  <MantineProvider env="test">
    <BusyButton loading={loading}>Bewaar</BusyButton>
    <input aria-label="naam" />
  </MantineProvider>
);
/** pressed, and disabled while it works: a browser then takes the focus away */
const work = () => {
  const { rerender } = render(page(false));
  const button = screen.getByRole('button', { name: 'Bewaar' });
  button.focus();
  fireEvent.click(button);
  // before it is disabled: happy-dom leaves the focus where a browser takes it away
  button.blur();
  rerender(page(true));
  expect(document.activeElement).toBe(document.body);
  return { button, done: () => rerender(page(false)) };
};

it('has the focus again when its work is done', () => {
  const { button, done } = work();
  done();
  expect(document.activeElement).toBe(button);
});

it('leaves the focus where the person went meanwhile', () => {
  const { done } = work();
  const field = screen.getByLabelText('naam');
  field.focus();
  done();
  expect(document.activeElement).toBe(field);
});
