// A token behind "#" signs in by itself. A browser sends it nowhere but in the form.
const form = document.querySelector('#by-token');
const token = decodeURIComponent(location.hash.slice(1));
if (/^ff_[A-Za-z0-9_-]{43}$/.test(token)) {
  history.replaceState(null, '', location.pathname + location.search);
  form.elements.token.value = token;
  form.requestSubmit();
}
