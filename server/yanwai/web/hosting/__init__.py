"""What a server that several users share has on top."""
