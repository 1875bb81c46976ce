/** A node's address in characters that need no escaping behind a `#`. */
export const nodeCode = {
  encode: (url: string): string => btoa(url).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),

  /** @returns null when it was cut or changed on its way */
  decode(code: string): string | null {
    try {
      const url = new URL(atob(code.replaceAll("-", "+").replaceAll("_", "/")));
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch {
      return null;
    }
  },
};
