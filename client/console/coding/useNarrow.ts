/** Whether text and themes fit beside each other (with the list of the study's parts at the side). */
import { useMediaQuery } from '@mantine/hooks';

export const useNarrow = (): boolean => useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false }) ?? false;
