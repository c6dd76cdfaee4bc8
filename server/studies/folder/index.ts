/** The study folder (study-folder.md): what other parts of the server use of it. */
export { hashFiles } from './hash.ts';
export { type FileNotice, problemLimit } from './problems.ts';
export { type Pseudonyms, pseudonymise } from './pseudonymise.ts';
export { countsOf, readStudyFolder, type StudyFolder } from './read.ts';
export { directorySource, type FolderSource, limits } from './source.ts';
export { type FolderToWrite, writeStudyFolder } from './write.ts';
export { zipFolder, zipSource } from './zip.ts';
