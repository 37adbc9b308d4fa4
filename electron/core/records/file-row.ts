export interface FileRow {
  /** The line of the file, or the row of the sheet, that the row begins on. */
  line: number;
  bytesRead: number;
  cells: string[];
}

/** What the reader met that is no row: an unclosed quote. */
export interface FileFault {
  line: number;
  fault: string;
}

export function isFault(row: FileRow | FileFault): row is FileFault {
  return 'fault' in row;
}
