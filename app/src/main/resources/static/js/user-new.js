// Who is chosen brings name and address along; what was typed by hand stays.
const select = document.querySelector("[data-fills]");
select?.addEventListener("change", () => {
  const chosen = select.selectedOptions[0].dataset;
  for (const [field, value] of [["displayName", chosen.name], ["login", chosen.login]]) {
    const input = select.form.elements[field];
    if (value && (!input.value || input.value === input.dataset.filled)) {
      input.value = value;
      input.dataset.filled = value;
    }
  }
});
