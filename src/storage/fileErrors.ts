/** A file that cannot be used as a database; the message names it. */
export class DatabaseFileError extends Error {}

/** The file, or the image, was written by a newer version of this program. */
export class NewerSchemaError extends DatabaseFileError {
  constructor(what: string, found: number, known: number) {
    super(
      `${what} has schema version ${found}; this version knows ${known}. Use a newer provisim or another file.`,
    );
  }
}

/** The file is there, but is no world any more, or never was one. */
export class DamagedFileError extends DatabaseFileError {
  readonly reason: string;
  /** The message without what to do about it. */
  readonly fact: string;

  constructor(what: string, reason: string) {
    const fact = `${what} is damaged or no database of provisim: ${reason}`;
    super(`${fact}. Use another file, or --repair to move it aside and begin afresh.`);
    this.reason = reason;
    this.fact = fact;
  }
}

/** Another emulator holds the file. */
export class FileInUseError extends DatabaseFileError {
  constructor(file: string, pid: number) {
    const holder = pid === process.pid ? `another emulator of this process (${pid})` : `process ${pid}`;
    super(`${file} is in use by ${holder}; stop that one or use another file`);
  }
}
