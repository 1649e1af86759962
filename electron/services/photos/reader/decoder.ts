// libvips, narrowed to what the reader opens and to memory that stays small.
import sharp from 'sharp'

// Everything else libvips could open by content (SVG, PDF, …) may reach for other files or the network.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadTiffFile',
    'VipsForeignLoadHeifFile',
  ],
})
sharp.cache(false)
// More threads hold more rows of a large photo in memory at once.
sharp.concurrency(2)

export { sharp }
