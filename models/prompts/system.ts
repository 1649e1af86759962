/** What Qwen's models are told before any question; word for word as in `globe_trainer/models/prompts.py`. */
export const SYSTEM = 'You are a helpful assistant.'
