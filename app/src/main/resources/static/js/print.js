// A page that is a document offers its printing.
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) window.print();
});
