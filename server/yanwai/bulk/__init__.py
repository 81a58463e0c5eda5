"""Files of many pages in, their terms out: for corpora and crawls, with no server in between."""
