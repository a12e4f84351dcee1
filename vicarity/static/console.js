// Keyboard shortcuts, the menu on small screens, ticked rows. Every page works without it.
(() => {
  'use strict'
  const $ = (selector, root = document) => root.querySelector(selector)
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

  const sheet = $('#keys')
  $$('[data-open=keys]').forEach((button) => button.addEventListener('click', () => sheet.showModal()))
  $$('[data-close]').forEach((button) => button.addEventListener('click', () => button.closest('dialog').close()))

  const menu = $('[data-menu]')
  if (menu) menu.hidden = false
  menu?.addEventListener('click', () => {
    menu.setAttribute('aria-expanded', menu.getAttribute('aria-expanded') === 'false')
  })

  const rows = $$('.vc-queue tbody tr')
  let current = -1
  const mark = (number) => {
    rows[current]?.removeAttribute('data-cur')
    current = Math.max(0, Math.min(rows.length - 1, number))
    rows[current].setAttribute('data-cur', '')
    $('a', rows[current]).focus()
  }
  const tick = () => {
    const box = current < 0 ? null : $('[name=item]', rows[current])
    box?.click()
    return Boolean(box)
  }

  // A link with a key is followed; anything else is only focused, so no key ever decides.
  // Except N: it opens the next review and changes nothing about it.
  const press = (key) => {
    const target = $(`[data-key="${CSS.escape(key)}"]`)
    if (!target) return false
    target.focus()
    if (target.tagName === 'A' || key === 'n') target.click()
    return true
  }
  const keys = {
    '?': () => sheet?.showModal(),
    '/': () => $('#gs')?.focus(),
    j: () => (rows.length ? mark(current + 1) : press('j')),
    k: () => (rows.length ? mark(current - 1) : press('k')),
    x: () => tick(),
    n: () => press('n'),
    a: () => press('a'),
  }
  // Other scripts of the page may know more keys: who does says so by preventing the default.
  const offer = (key) => !document.dispatchEvent(new CustomEvent('vc-key', { detail: key, cancelable: true }))
  const typing = /^(TEXTAREA|SELECT)$/
  const writing = (element) =>
    typing.test(element.tagName) || (element.tagName === 'INPUT' && element.type !== 'checkbox')

  document.addEventListener('keydown', (event) => {
    // Single keys never fire while typing, and can be turned off (WCAG 2.1.4).
    if ('withoutShortcuts' in document.body.dataset || sheet?.open) return
    if (event.metaKey || event.ctrlKey || event.altKey || writing(event.target)) return
    const key = event.key.toLowerCase()
    if (event.repeat && !'jk'.includes(key)) return
    const act = keys[key] ?? (() => offer(key))
    if (act() === false) return
    event.preventDefault()
  })
})()
