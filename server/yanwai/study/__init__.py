"""What the reader collects: saved words, and who may ask for them."""
