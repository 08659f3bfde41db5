// Arguments: what to look for, its words, milliseconds, and where to say so. The page is looked at when it changes.
const [what, words, limit, done] = arguments;

const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const name = (element) => plain(element.getAttribute("aria-label") ?? element.innerText);
const all = (selector) => [...document.querySelectorAll(selector)];

/** Whether the mouse would reach it: it is there, large enough, and nothing lies over it. */
function reached(element) {
  element.scrollIntoView({ block: "center" });
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1 || element.disabled) return false;
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && (element.contains(there) || there.contains(element));
}

/** The ones that bear exactly these words, else those that contain them. */
function bearing(elements) {
  const exact = elements.filter((element) => name(element) === words);
  return (exact.length > 0 ? exact : elements.filter((element) => name(element).includes(words))).find(reached) ?? null;
}

function box() {
  const label = all("label").filter((one) => plain(one.innerText) === words).map((one) => one.control);
  const named = all("input, textarea").filter((one) => one.getAttribute("aria-label") === words);
  return [...label, ...named].find((one) => one && reached(one)) ?? null;
}

const looks = {
  shown: () => plain(document.body?.innerText).includes(words) || null,
  gone: () => !plain(document.body?.innerText).includes(words) || null,
  words: () => plain(document.querySelector(words)?.innerText) || null,
  act: () => bearing(all("button, a, label, [role=button], [role=tab]")),
  box,
  option: () => all("option").find((one) => plain(one.text) === words) ?? null,
};

const observer = new MutationObserver(look);
const timer = setTimeout(() => end({ missed: plain(document.body?.innerText) }), limit);

function end(found) {
  observer.disconnect();
  clearTimeout(timer);
  document.removeEventListener("transitionend", look, true);
  done(found);
}

function look() {
  const found = looks[what]();
  if (found !== null) end(found);
}

observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
// A dialog that glides in is reached only once it has arrived.
document.addEventListener("transitionend", look, true);
look();
