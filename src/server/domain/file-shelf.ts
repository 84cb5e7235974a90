/** Where the bytes of files lie, under ids of our own. */
export interface FileShelf {
  /** Takes a finished upload in, and notes the id in the upload's folder until that is discarded. */
  adopt(uploadPath: string, fileId: string): Promise<void>;
  write(fileId: string, content: Uint8Array): Promise<void>;
  read(fileId: string): Promise<Uint8Array>;
  /** Where its bytes lie on disk, for a child process to read. */
  pathOf(fileId: string): string;
  stream(fileId: string): Promise<ReadableStream<Uint8Array>>;
  remove(fileId: string): Promise<void>;
}
