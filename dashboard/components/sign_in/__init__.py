"""The sign-in form: a form of our own that a re-run of the page does not touch, sent to the one route that sets the cookie."""

from typing import Final

import streamlit as st

_HTML: Final = """
<form method="post" action="/auth/sign-in" class="alt-sign-in" data-testid="sign-in-form">
  <label><span data-word="name"></span>
    <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required
      data-testid="sign-in-name"></label>
  <label><span data-word="password"></span>
    <input name="password" type="password" autocomplete="current-password" required data-testid="sign-in-password"></label>
  <input type="hidden" name="lang">
  <input type="hidden" name="next">
  <button type="submit" data-word="go" data-testid="sign-in"></button>
</form>
"""
_CSS: Final = """
.alt-sign-in { display: grid; gap: 0.9rem; max-width: 22rem; }
.alt-sign-in label { display: grid; gap: 0.25rem; font-size: 0.93rem; }
.alt-sign-in input { font: inherit; font-size: 1rem; padding: 0.5rem 0.6rem; border: 1px solid var(--st-border-color);
  border-radius: 2px; background: var(--st-background-color); color: var(--st-text-color); }
.alt-sign-in input:focus-visible, .alt-sign-in button:focus-visible { outline: 2px solid var(--st-primary-color);
  outline-offset: 1px; }
.alt-sign-in button { font: inherit; justify-self: start; min-height: 2.25rem; padding: 0.3rem 1.4rem; border-radius: 2px;
  border: 1px solid var(--st-primary-color); background: var(--st-primary-color); color: var(--st-background-color);
  cursor: pointer; }
"""
_JS: Final = """
export default function ({ parentElement, data }) {
  for (const place of parentElement.querySelectorAll("[data-word]")) {
    const words = data.words[place.dataset.word];
    if (place.textContent !== words) place.textContent = words;
  }
  parentElement.querySelector("[name=lang]").value = data.language;
  parentElement.querySelector("[name=next]").value = location.pathname + location.search;
}
"""

_form = st.components.v2.component("alternat_sign_in", html=_HTML, css=_CSS, js=_JS, isolate_styles=False)


def sign_in_form(words: dict[str, str], language: str) -> None:
    """Show the form; `words` are its labels: name, password, go."""
    _form(data={"words": words, "language": language}, key="sign-in-form")
