"""GLOBE's rewards (Li et al., arXiv 2506.14674), one file each: pure functions of text and columns, as TRL calls them."""
