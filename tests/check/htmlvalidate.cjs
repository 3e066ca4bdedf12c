// What html-validate demands of our pages: everything that it recommends, and its rules for accessibility.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Both spellings of void elements are right; Nu watches over the rest of the syntax.
    "void-style": "off",
    // White space has no meaning at the end of a line, and templates leave some.
    "no-trailing-whitespace": "off",
    // The width of a bar is data of the page and stands in its style attribute; Nu reads the CSS there.
    "no-inline-style": "off",
    // A heading may be as long as a learner's own title for a piece of work; a browser tab cuts it by itself.
    "long-title": "off",
  },
};
