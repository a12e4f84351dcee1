// The evidence viewer: enlarge, turn, drag, leaf through. Without it, pages are links.
(() => {
  'use strict'
  const page = document.querySelector('[data-page]')
  if (!page) return
  const viewer = page.closest('[data-viewer]')
  const $ = (selector) => viewer.querySelector(selector)
  const sheet = $('.sheet')
  const picture = $('.sheet img')
  const [SMALLEST, LARGEST] = [50, 400]
  let [zoom, turn] = [100, 0]

  // Sizes are set through the style object, which a strict policy allows.
  const paint = () => {
    const ratio = picture.naturalWidth ? picture.naturalHeight / picture.naturalWidth : 1.414
    const across = turn % 180 !== 0
    sheet.classList.toggle('turned', turn !== 0)
    sheet.style.width = `${zoom}%`
    const width = sheet.clientWidth
    sheet.style.height = across ? `${width / ratio}px` : turn ? `${width * ratio}px` : ''
    picture.style.width = across ? `${width / ratio}px` : ''
    picture.style.transform = turn ? `translate(-50%, -50%) rotate(${turn}deg)` : ''
    $('[data-zoomed]').value = `${zoom}%`
    page.classList.toggle('grab', zoom > 100)
  }
  const enlarge = (to) => {
    const before = zoom
    zoom = Math.max(SMALLEST, Math.min(LARGEST, to))
    const middle = [page.scrollLeft + page.clientWidth / 2, page.scrollTop + page.clientHeight / 2]
    paint()
    page.scrollLeft = (middle[0] * zoom) / before - page.clientWidth / 2
    page.scrollTop = (middle[1] * zoom) / before - page.clientHeight / 2
  }
  // Fit shows the whole page at once.
  const fit = () => {
    zoom = 100
    paint()
    const [room, high] = [page.clientHeight - 40, sheet.clientHeight]
    if (high > room) enlarge(Math.max(SMALLEST, Math.floor((100 * room) / high)))
  }
  const rotate = () => {
    turn = (turn + 90) % 360
    paint()
  }

  let number = Number(page.dataset.number)
  const pages = Number(page.dataset.pages)
  const leaf = (by) => {
    const to = number + by
    if (to < 1 || to > pages) return false
    number = to
    page.setAttribute('aria-busy', 'true')
    picture.src = `${page.dataset.base}${number}.png`
    picture.alt = `Page ${number} of ${pages} of ${picture.dataset.name}`
    $('[data-numbered]').textContent = `Page ${number} of ${pages}`
    viewer.querySelectorAll('[data-go]').forEach((link) => {
      const there = number + Number(link.dataset.go)
      link.hidden = there < 1 || there > pages
      const address = new URL(link.href)
      address.searchParams.set('page', there)
      link.href = address
    })
    page.scrollTo(0, 0)
    return true
  }
  viewer.querySelectorAll('[data-go]').forEach((link) => link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    leaf(Number(link.dataset.go))
  }))
  const settled = (broken) => {
    page.removeAttribute('aria-busy')
    sheet.hidden = broken
    $('[data-broken]').hidden = !broken
    if (!broken) paint()
  }
  picture.addEventListener('load', () => settled(false))
  picture.addEventListener('error', () => settled(true))
  if (picture.complete) settled(!picture.naturalWidth)

  $('[data-tools]').hidden = false
  viewer.querySelectorAll('[data-zoom]').forEach((button) => button.addEventListener('click', () => {
    if (button.dataset.zoom === 'fit') fit()
    else enlarge(zoom + Number(button.dataset.zoom))
  }))
  $('[data-turn]').addEventListener('click', rotate)
  addEventListener('resize', paint)

  const keys = { '+': () => enlarge(zoom + 25), '=': () => enlarge(zoom + 25), '-': () => enlarge(zoom - 25), 0: fit, t: rotate, '[': () => leaf(-1), ']': () => leaf(1) }
  document.addEventListener('vc-key', (event) => {
    if (keys[event.detail] && keys[event.detail]() !== false) event.preventDefault()
  })

  // Drag with a mouse; fingers scroll by themselves.
  let from = null
  page.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || zoom <= 100) return
    from = [event.clientX + page.scrollLeft, event.clientY + page.scrollTop]
    page.setPointerCapture(event.pointerId)
    page.classList.add('grabbing')
  })
  page.addEventListener('pointermove', (event) => {
    if (from) page.scrollTo(from[0] - event.clientX, from[1] - event.clientY)
  })
  for (const kind of ['pointerup', 'pointercancel']) {
    page.addEventListener(kind, () => {
      from = null
      page.classList.remove('grabbing')
    })
  }
})()
