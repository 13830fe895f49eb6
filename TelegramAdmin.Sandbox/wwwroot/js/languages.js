const codes = ['en', 'de', 'es', 'fr', 'it', 'pt', 'ru', 'uk', 'tr', 'pl', 'ar', 'hi', 'id', 'zh', 'ja'];

export function languageName(code) {
  if (!code) return 'no language';
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

export const languageOptions = codes.map(code => ({ value: code, label: languageName(code) }));
