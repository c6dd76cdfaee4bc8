/** How far a ZIP with a file per school is, and the button that stops it. */
import { Button, Group, Progress, Text } from '@mantine/core';
import { useWords } from '../words.ts';
import type { PerSchool } from './perSchool.ts';

export function PerSchoolProgress({ progress, stop }: Pick<PerSchool, 'progress' | 'stop'>) {
  const { t, number } = useWords();
  if (progress === null) return null;
  const { done, total, name } = progress;
  const said = t('perSchool.progress', { done: number(done + 1), total: number(total), school: name });
  return (
    <Group gap="md" mb="md" maw="40rem" wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Progress.Root size="lg">
          <Progress.Section value={(100 * done) / total} aria-label={t('perSchool.label')} aria-valuetext={said} />
        </Progress.Root>
        <Text size="sm" c="dimmed" mt={4} truncate>
          {said}
        </Text>
      </div>
      <Button variant="default" onClick={stop}>
        {t('perSchool.stop')}
      </Button>
    </Group>
  );
}
