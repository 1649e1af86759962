/** Key in the files of models that are no geolocation models: wherever such a file turns up, it is known what its words are worth. */
export const MODEL_KIND_KEY = 'whereabouts.model_kind'
