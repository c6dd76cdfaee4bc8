/**
 * The few kinds of column there are. Ids and times come from the application (times as ISO 8601 text, UTC where we made
 * them, as given where a study folder did), JSON is opaque to the database.
 */
import { integer, real, text } from 'drizzle-orm/sqlite-core';

export const string = () => text();
export const whole = () => integer();
export const number = () => real();
export const flag = () => integer({ mode: 'boolean' });
/** ISO 8601 */
export const time = () => text();
export const json = <T>() => text({ mode: 'json' }).$type<T>();
/** order of rows: of an import the row's place, of a row made later the clock's milliseconds, so that it comes after */
export const position = () => integer().notNull();
