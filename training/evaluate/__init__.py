"""How well the engine tells faithful from hallucinated answers, on labelled sets: `python3 training/evaluate`."""
