export interface FileStorage {
  /** Records the id in the upload's folder until that is discarded. */
  adopt(uploadPath: string, fileId: string): Promise<void>;
  write(fileId: string, content: Uint8Array): Promise<void>;
  read(fileId: string): Promise<Uint8Array>;
  pathOf(fileId: string): string;
  stream(fileId: string): Promise<ReadableStream<Uint8Array>>;
  remove(fileId: string): Promise<void>;
}
