/** The folder in which files are kept (a path), provided by the configuration. */
export const FILES_DIR = Symbol('FILES_DIR');
