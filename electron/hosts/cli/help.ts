export const HELP = `Locates photos offline.

  npm run locate -- PHOTO… [options]
  npm run locate -- --rerun RUN [options]
  npm run locate -- --verify ARCHIVE

What is asked
  --samples N          answers to draw per photo, 1 to 64
  --model ID           model to ask, such as test-tiny
  --adapter FILE=W     LoRA adapter (GGUF) to apply to the model, times W (1 where left out); may be given again
  --hint TEXT          what you already know; goes into the prompt as plain text
  --seed N             same seed, same words (0 to 4294967295)
  --temperature T      0 takes the likeliest word each time
  --max-new-tokens N   length limit of one answer
  --mode MODE          reasoning (think first) or direct (country and city only)
  --rerun RUN          do a run again with its settings and compare words, answers and probabilities

  --verify ARCHIVE     check every byte of a case's archive; no library is opened (exit code 1: not whole)

Where it is kept
  --library FOLDER     library to use (default: WHEREABOUTS_LIBRARY, else Whereabouts in your home folder)
  --case TITLE         case the photos go into (default: "Command line"); made when it is not there

What is printed on stdout
  (default)            a readable table
  --json               one JSON document; its schema is in electron/hosts/cli/document.ts
  --geojson            one GeoJSON FeatureCollection: credible regions and candidates
Progress goes to stderr.

Exit codes
  0 every photo located · 1 some photo failed · 2 command line not understood
  3 library, model or set-up not in order · 130 stopped with Ctrl-C (finished samples are kept)
`
