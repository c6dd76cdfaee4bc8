/** What a log may hold of an error: its name. Its message may quote anything, a name or an address too. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
