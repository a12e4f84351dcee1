// Keyboard shortcuts and reason templates. Every page works without it.
(() => {
  'use strict'
  const $ = (selector, root = document) => root.querySelector(selector)
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

  const sheet = $('#keys')
  $$('[data-open=keys]').forEach((button) => button.addEventListener('click', () => sheet.showModal()))
  $$('[data-close]').forEach((button) => button.addEventListener('click', () => button.closest('dialog').close()))

  // A template fills the box only while nobody has written in it.
  const template = $('#template')
  const reason = $('#reason')
  let filled = ''
  template?.addEventListener('change', () => {
    if (reason.value.trim() !== filled.trim()) return
    filled = template.selectedOptions[0].dataset.text ?? ''
    reason.value = filled
  })

  const rows = $$('.vc-queue tbody tr')
  let current = -1
  const mark = (number) => {
    rows[current]?.removeAttribute('data-cur')
    current = Math.max(0, Math.min(rows.length - 1, number))
    rows[current].setAttribute('data-cur', '')
    $('a', rows[current]).focus()
  }

  // A link with a key is followed; anything else is only focused, so no key ever decides.
  const press = (key) => {
    const target = $(`[data-key="${CSS.escape(key)}"]`)
    if (!target) return false
    target.focus()
    if (target.tagName === 'A') target.click()
    return true
  }
  const keys = {
    '?': () => sheet?.showModal(),
    '/': () => $('#gs')?.focus(),
    j: () => (rows.length ? mark(current + 1) : press('j')),
    k: () => (rows.length ? mark(current - 1) : press('k')),
    a: () => press('a'),
    r: () => press('r'),
  }
  const writing = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)

  document.addEventListener('keydown', (event) => {
    // Single keys never fire while typing, and can be turned off (WCAG 2.1.4).
    if ('withoutShortcuts' in document.body.dataset || sheet?.open) return
    if (event.metaKey || event.ctrlKey || event.altKey || writing(event.target)) return
    const act = keys[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  })
})()
