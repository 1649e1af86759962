export const MODELS_HELP = `Fetches and prepares models for this program.

  npm run models -- download MODEL [options]

Fetches a model from the Hugging Face hub: MODEL is its id in the catalogue (globe-qwen2.5vl-7b, globe-internvl3-8b,
qwen2.5-vl-3b-instruct, qwen2.5-vl-7b-instruct) or OWNER/NAME on the hub. What it would fetch is printed first, every file is checked
against the hub's hash, and every request stands in the library's ledger. A checkpoint is converted afterwards, as below.

  --quant FORMAT       of a GGUF pair, which one; of a checkpoint, what it becomes (default: Q4_K_M)
  --revision NAME      branch, tag or commit (default: main)
  --mirror ADDRESS     a mirror of the hub (default: the library's settings, else https://huggingface.co)
  --proxy ADDRESS      a proxy; user and password in it are used and not saved
  --limit NUMBER       megabytes a second at most
  --no-convert         leave a checkpoint as it is

The access token for a model that is not given to everybody is read from the environment variable HF_TOKEN, sent to the hub alone, and
written down nowhere.

  npm run models -- convert FOLDER [options]

Makes a checkpoint of Qwen2.5-VL or InternVL3 in Hugging Face form (config.json, safetensors, tokenizer.json) into the two files
that this program runs: a text model and a projector (mmproj). No Python is needed, and memory stays small whatever the model's
size.

  --quant FORMAT       numbers of the text model: Q4_K_M (default), IQ4_XS, Q5_K_M, Q6_K, Q8_0, F16, BF16 or F32
  --projector FORMAT   numbers of the projector: F16 (default), Q8_0, BF16 or F32
  --adapter FOLDER=W   LoRA adapter in PEFT's form to merge into the text model, times W (1 where left out); may be given again
  --output FOLDER      where the files go (default: the folder models of your library)
  --file-name STEM     beginning of the files' names (default: the names of the checkpoint's folder and of its adapters)
  --name TEXT          the model's name as the program shows it (default: made from the same)
  --library FOLDER     library to use (default: WHEREABOUTS_LIBRARY, else Whereabouts in your home folder)
  --start-over         forget what an interrupted conversion has written

  npm run models -- adapter FOLDER [--base FOLDER] [--output FOLDER] [--file-name STEM]

Makes a LoRA adapter as PEFT saves it (adapter_config.json, adapter_model.safetensors) into a GGUF adapter for llama.cpp, at 32
bits. Language layers only; --base names the base checkpoint (only its config.json is read) where the adapter does not say what
it belongs to. It goes into the folder adapters of your library, and the run's settings offer it from there; in the terminal it is
applied with “npm run locate -- PHOTO --adapter FILE=WEIGHT”.

  npm run models -- fit MODEL [--samples N] [--image-tokens N] [--new-tokens N] [--library FOLDER]

Says what a run of a model would take of this computer's memory, part by part, against what is free now, and what would help where
it does not fit. Nothing is loaded. It works for models of the catalogue that are not here yet, too.

  npm run models -- selftest MODEL [--library FOLDER]

Loads the model, measures for about twenty seconds how fast it looks, reads and writes on this computer, says what a photo will
take, and keeps what is best here (threads, layers on the graphics card, size of photos) in the library: runs that say nothing else
use it.

  npm run models -- passport MODEL [--accept] [--library FOLDER]

Shows a model's passport: where it came from, its files with their hashes, how it was converted, what was measured. A file that no
longer matches it is named, and the model is not loaded. Where you changed the file yourself and mean to use it, --accept draws up a
new passport that says so.

  npm run models -- export MODEL ARCHIVE.zip|FOLDER [--library FOLDER]
  npm run models -- import ARCHIVE.zip|FOLDER [--replace] [--library FOLDER]

Takes a model to another computer, as one archive or one folder with a manifest, and brings it in there; every file is held against
its hash on both ways. A folder with a text model and its projector (two GGUF files) is taken in as well. Both print a seal, which
stays the same on the way: compare it with whoever gave you the model. --replace lets files of the same name give way.

  npm run models -- drift MODEL --reference MODEL [options]

Compares a quantised model with the one it was made from, before that one is deleted: how often both choose the same next word,
how far their distributions of it differ (Kullback–Leibler, over the whole vocabulary), and how far off their answers are where it
is known where a photo was taken. MODEL is an id of your library or the path of a text file with its projector beside it. Only one
of the two is in memory at a time. The table is printed on stdout.

  --photos FOLDER      photos to ask about (default: those that ship); their places are read from a samples.json beside them or
                       from the photos themselves
  --new-tokens N       longest answer (default: 128); each token of it takes four bytes a word of the vocabulary on the disk
  --image-tokens N     image detail (default: 1280, at most what the model was trained on)
  --json               print everything as JSON instead of the table

Stopped with Ctrl-C or by a power cut, the same command goes on where it was, a download too; an adapter, an export, an import
and a drift check are begun again. The files appear under their names only when they are whole; their paths are printed on stdout, progress on stderr.

Exit codes
  0 done · 2 command line not understood · 3 the hub, the checkpoint or the disk is not in order, or the model does not fit · 130 stopped with Ctrl-C
`
