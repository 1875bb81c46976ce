/**
 * Fetches a published list of `bytes` bytes. A longer answer is not it, and is not read to its end.
 * @returns undefined when there is none of this length
 */
export async function downloadList(url: string, bytes: number): Promise<Uint8Array | undefined> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) return undefined;
  const list = new Uint8Array(bytes);
  let at = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return at === bytes ? list : undefined;
    if (at + value.length > bytes) {
      await reader.cancel();
      return undefined;
    }
    list.set(value, at);
    at += value.length;
  }
}
