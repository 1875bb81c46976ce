/** A text of the shop in both languages. */
export interface Bilingual {
  en: string;
  zh: string;
}
