"""An area's own situation as networks of help, and the questions asked of them."""
