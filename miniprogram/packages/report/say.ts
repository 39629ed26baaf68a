/** 36.5: whole tenths of hours that were given, and no more. */
export function inHours(minutes: number): string {
  return String(Math.floor(minutes / 6) / 10);
}

/** 12 KB, 1.5 MB */
export function saySize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? `${Math.max(1, Math.round(kilobytes))} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
