"""Questions: the library of `.rq` files, the runner and the remote client."""
