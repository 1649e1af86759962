/** Paints in CSS pixels; false where it put nothing there. */
export type Paint = (context: OffscreenCanvasRenderingContext2D) => boolean

/** In CSS pixels, and how many pixels of the screen each of them is. */
export interface PictureSize {
  widthPx: number
  heightPx: number
  pixelRatio: number
}

export interface Painter {
  /** Shows on the canvas what `paint` paints, at once; the same canvas may be painted again. */
  show(canvas: HTMLCanvasElement, size: PictureSize, paint: Paint): void
  /** Lets go of the canvas's picture now, and not when its element is collected one day. */
  clear(canvas: HTMLCanvasElement): void
}

/**
 * Paints pictures beside the page and hands them to canvases finished. One that was drawn on would be copied anew by Chromium for
 * every frame of a movement where there is no graphics card; a finished picture is only moved. `opaque`: the pictures are full.
 */
export function createPainter(opaque: boolean): Painter {
  const surface = new OffscreenCanvas(1, 1)
  const context = surface.getContext('2d', { alpha: !opaque })
  const targetOf = (canvas: HTMLCanvasElement) => canvas.getContext('bitmaprenderer', { alpha: !opaque })
  return {
    clear: (canvas) => targetOf(canvas)?.transferFromImageBitmap(null),
    show(canvas, { widthPx, heightPx, pixelRatio }, paint) {
      const target = targetOf(canvas)
      if (!context || !target) throw new Error('This browser draws no pictures.')
      const [width, height] = [Math.round(widthPx * pixelRatio), Math.round(heightPx * pixelRatio)]
      if (surface.width !== width || surface.height !== height) Object.assign(surface, { width, height })
      context.reset()
      context.scale(pixelRatio, pixelRatio)
      const painted = paint(context)
      // A picture with nothing on it need not be laid over the others in every frame.
      canvas.style.visibility = painted ? '' : 'hidden'
      target.transferFromImageBitmap(painted ? surface.transferToImageBitmap() : null)
    },
  }
}

/** Pixels of the screen for each of a picture's that lies over the view. More than two show nothing more. */
export const screenRatio = (): number => Math.min(2, Math.max(1, devicePixelRatio))
