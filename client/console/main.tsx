/** The researcher's rooms start here. */
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/dropzone/styles.layer.css';
import '../ui/font.css';
import '../ui/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { cssVariables, theme } from '../ui/theme.ts';
import { consoleRouter } from './app.tsx';
import { startWords } from './i18n.ts';
import { queryClient } from './queries.ts';

await startWords();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={consoleRouter()} />
      </QueryClientProvider>
      <Notifications position="bottom-right" autoClose={6000} />
    </MantineProvider>
  </StrictMode>,
);
