"""Files as readers have them in, their text in paragraphs out."""
