// The answer to a form is kept in no cache, so coming back to it is an error page of the browser. Its place in the
// history becomes the page of the form itself, asked for anew: whoever has signed out meanwhile sees nothing.
const address = document.querySelector("meta[name=address]");
if (address) history.replaceState(history.state, "", address.content + location.hash);
