"""What `./dev` does, one file per job; standard library only: it runs before any set-up."""
