/** A button that works for a while. Mantine disables it meanwhile, and a browser takes the focus from what is disabled: it comes back. */
import { Button, type ButtonProps } from '@mantine/core';
import { type ComponentProps, useEffect, useRef } from 'react';

export type BusyButtonProps = ButtonProps & Pick<ComponentProps<'button'>, 'onClick' | 'type'> & { readonly loading: boolean };

export function BusyButton({ onClick, ...rest }: BusyButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (rest.loading) return;
    if (hadFocus.current && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    hadFocus.current = false;
  }, [rest.loading]);
  return (
    <Button
      {...rest}
      ref={button}
      onClick={(event) => {
        hadFocus.current = document.activeElement === button.current;
        onClick?.(event);
      }}
    />
  );
}
