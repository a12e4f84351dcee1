// The queues and the review pages: ticked rows, reasons, sending, who else is here.
(() => {
  'use strict'
  const $ = (selector, root = document) => root.querySelector(selector)
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

  // Ticked rows
  const boxes = $$('[name=item]')
  const all = $('[data-all]')
  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length
    if ($('[data-ticked]')) $('[data-ticked]').value = `${ticked} selected`
    if (all) [all.checked, all.indeterminate] = [ticked === boxes.length, ticked > 0 && ticked < boxes.length]
  }
  if (all) all.hidden = false
  all?.addEventListener('change', () => {
    boxes.forEach((box) => { box.checked = all.checked })
    count()
  })
  boxes.forEach((box) => box.addEventListener('change', count))
  if (boxes.length) count()

  // A template fills the box only while nobody has written in it.
  const template = $('#template')
  const reason = $('#reason')
  let filled = ''
  template?.addEventListener('change', () => {
    if (reason.value.trim() !== filled.trim()) return
    filled = template.selectedOptions[0].dataset.text ?? ''
    reason.value = filled
  })

  // Deciding: a key goes to a button or to the box; only Enter on a button, Ctrl + Enter after
  // R or M, or a press sends. A second click of a double click, or a key held down, does not.
  const form = $('[data-decision]')
  const armed = $('[data-armed]')
  let chosen = null
  const arm = (button) => {
    chosen = button
    if (armed) armed.textContent = button ? `Ctrl + Enter sends: ${button.firstChild.data.trim()}.` : ''
  }
  const write = (key) => {
    const button = form && $(`[data-write="${key}"]`, form)
    if (!button) return false
    arm(button)
    reason.focus({ preventScroll: true })
    reason.scrollIntoView({ block: 'nearest' })
    return true
  }
  let sent = false
  form?.addEventListener('submit', (event) => {
    if (sent) event.preventDefault()
    sent = true
  })
  addEventListener('pageshow', () => { sent = false })
  $$('button[name=decision]').forEach((button) => {
    button.addEventListener('click', (event) => { if (event.detail > 1) event.preventDefault() })
    button.addEventListener('keydown', (event) => { if (event.repeat) event.preventDefault() })
  })
  form?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
    event.preventDefault()
    if (chosen) form.requestSubmit(chosen)
    else if (armed) armed.textContent = 'Choose a button, or press R or M outside the box first.'
  })
  document.addEventListener('vc-key', (event) => {
    if ('rm'.includes(event.detail) && write(event.detail)) event.preventDefault()
  })

  // On a small screen a button leads to the decision while that is out of sight.
  const jump = $('[data-jump]')
  const place = $('#decision')
  if (jump) new IntersectionObserver(([seen]) => { jump.hidden = seen.isIntersecting || seen.boundingClientRect.top < 0 }).observe(place.closest('section'))

  // Who else has this open, every 15 seconds while the page is looked at and used.
  const review = $('[data-review]')
  const REST = 5 * 60 * 1000
  let used = Date.now()
  const ask = async () => {
    if (document.hidden || Date.now() - used > REST) return
    const body = new URLSearchParams({ csrf_token: review.dataset.token, seen: review.dataset.seen })
    const answer = await fetch(review.dataset.review, { method: 'POST', body }).catch(() => null)
    if (!answer?.ok) return
    const told = await answer.json()
    const line = $('[data-looking]')
    if (line.textContent !== told.words) line.textContent = told.words
    line.hidden = !told.words
    $('[data-changed]').hidden = !told.changed
  }
  if (review) {
    for (const kind of ['pointerdown', 'keydown', 'scroll']) {
      addEventListener(kind, () => { used = Date.now() }, { passive: true, capture: true })
    }
    setInterval(ask, 15000)
    document.addEventListener('visibilitychange', ask)
  }
})()
