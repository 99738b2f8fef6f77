// A file of any size on its way to the server: read from disk piece by piece, never held in the page or its socket.
export function render({ model }) {
  const place = document.createElement("div")
  place.innerHTML = `
    <style>
      .drop { border: 2px dashed rgba(128,136,148,.5); border-radius: 12px; padding: 22px; text-align: center; cursor: pointer;
              font: 500 .94rem Roboto, sans-serif; display: block }
      .drop.over { border-color: #2a87c8; background: rgba(42,135,200,.08) }
      .drop:focus-within { outline: 2px solid #2a87c8; outline-offset: 2px }
      input { position: absolute; opacity: 0; width: 1px; height: 1px }
      progress { width: 100%; height: 8px; accent-color: #2a87c8 }
      .said { font: .92rem/1.45 Roboto, sans-serif; margin-top: 8px; min-height: 1.4em; display: flex; gap: 12px; align-items: baseline }
      button { border: 1px solid rgba(128,136,148,.5); border-radius: 10px; background: none; color: inherit; padding: 6px 14px;
               cursor: pointer; font: 500 .9rem Roboto, sans-serif }
    </style>
    <label class="drop"><input type="file"><span></span></label>
    <progress hidden max="1"></progress>
    <div class="said" role="status"><span></span><button type="button" hidden></button></div>`
  const [drop, input, bar, said, stop] = ["label", "input", "progress", ".said span", ".said button"].map(one => place.querySelector(one))
  drop.querySelector("span").textContent = model.texts.choose
  stop.textContent = model.texts.stop
  let request = null

  const rest = text => {
    request = null
    input.value = ""
    drop.hidden = false
    bar.hidden = stop.hidden = true
    said.textContent = text
  }
  const percent = share => new Intl.NumberFormat(model.texts.language, { style: "percent" }).format(share)

  const send = file => {
    if (!file || request) return
    request = new XMLHttpRequest()
    request.open("POST", model.address)
    request.upload.onprogress = event => {
      bar.value = event.loaded / event.total
      said.textContent = model.texts.sending.replace("{share}", percent(event.loaded / event.total))
    }
    request.onload = () => {
      let answer = {}
      try { answer = JSON.parse(request.responseText) } catch { /* no answer of ours */ }
      rest(answer.error ?? (answer.offered || answer.locked ? "" : model.texts.broken))
      if (answer.offered || answer.locked) model.answer = { ...answer, at: Date.now() }
    }
    request.onerror = () => rest(model.texts.broken)
    request.onabort = () => rest(model.texts.stopped)
    drop.hidden = true
    bar.hidden = stop.hidden = false
    bar.value = 0
    said.textContent = model.texts.sending.replace("{share}", percent(0))
    request.send(file)
  }

  input.addEventListener("change", () => send(input.files[0]))
  stop.addEventListener("click", () => request?.abort())
  for (const kind of ["dragover", "dragenter"]) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add("over") })
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.remove("over") })
  drop.addEventListener("drop", event => send(event.dataTransfer.files[0]))
  return place
}
