/**
 * Say which language the page is in (glyphs, line breaks, screen readers; Streamlit's calendar asks the browser for its
 * language, so that the one which the reader chose is answered), and load our own Chinese type.
 */
function dress({ language, fonts, words }) {
  const page = document.documentElement;
  page.lang = language;
  delete navigator.language; // back to what the browser says; calendars and months are drawn in this language
  const own = language.slice(0, 2);
  if (!String(navigator.language).toLowerCase().startsWith(own)) {
    Object.defineProperty(navigator, "language", { value: language, configurable: true });
  }
  for (const [name, said] of Object.entries(words)) {
    page.style.setProperty("--alt-word-" + name, JSON.stringify(said));
  }
  if (document.getElementById("alternat-fonts")) return;
  const sheet = document.createElement("link");
  sheet.id = "alternat-fonts";
  sheet.rel = "stylesheet";
  sheet.href = fonts;
  document.head.append(sheet);
}
